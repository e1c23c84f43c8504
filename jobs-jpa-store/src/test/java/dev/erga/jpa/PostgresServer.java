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

    /** A database that nobody else uses. */
    static PGSimpleDataSource newDatabase() {
        String name = "erga" + DATABASES.incrementAndGet();
        Tables.execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.getJdbcUrl("postgres", name));
        return source;
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
