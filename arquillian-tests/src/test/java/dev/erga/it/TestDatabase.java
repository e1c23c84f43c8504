package dev.erga.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A database of one's own on the PostgreSQL of this test run, which starts with the first one and ends with the JVM.
 *
 * @param url with the user's name in it
 */
record TestDatabase(String url) {
    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private static final AtomicInteger MADE = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    /** Makes an empty database. */
    static TestDatabase fresh() throws SQLException {
        EmbeddedPostgres postgres = server();
        String name = "test_" + MADE.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new TestDatabase(postgres.getJdbcUrl(USER, name));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                // Two nodes with full pools, and the tests' own connections.
                running = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }
}
