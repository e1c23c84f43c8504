package dev.erga.example.server;

import java.util.Map;

/**
 * The database behind the data source {@code jdbc/erga}.
 *
 * @param kind        the name of its configuration file, {@code h2} or {@code postgresql}
 * @param environment what the server's process is told about it; kept out of the command line, which everybody can read
 */
public record Database(String kind, Map<String, String> environment) {
    /** A file in the server's data folder. */
    public static Database h2() {
        return new Database("h2", Map.of());
    }

    /** A database on a PostgreSQL server that runs already. */
    public static Database postgresql(String url, String user, String password) {
        return new Database("postgresql", Map.of("DB_URL", url, "DB_USER", user, "DB_PASSWORD", password));
    }

    boolean isPostgresql() {
        return kind.equals("postgresql");
    }
}
