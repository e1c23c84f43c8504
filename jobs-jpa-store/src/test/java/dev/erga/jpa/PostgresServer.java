package dev.erga.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests of this module; it ends with the JVM. */
final class PostgresServer {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** The address of a database that nobody else uses; its user is {@code postgres}. */
    static String newDatabase() {
        String name = "erga" + DATABASES.incrementAndGet();
        Tables.execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** The same, but its clock goes an hour ahead of this machine's, as that of a database elsewhere may. */
    static String newDatabaseAhead() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(newDatabase());
        database.setUser("postgres");
        Tables.execute(
                database,
                "CREATE SCHEMA ahead",
                "CREATE FUNCTION ahead.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE"
                        + " AS 'SELECT pg_catalog.clock_timestamp() + INTERVAL ''1 hour'''",
                "ALTER DATABASE " + database.getDatabaseName() + " SET search_path = ahead, pg_catalog, public");
        return database.getUrl();
    }

    /** The same, but nobody waits there for a row for longer than a few seconds. */
    static String newDatabaseWithoutWaiting() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(newDatabase());
        database.setUser("postgres");
        Tables.execute(database, "ALTER DATABASE " + database.getDatabaseName() + " SET lock_timeout = '5s'");
        return database.getUrl();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
