package dev.erga.benchmarks.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A PostgreSQL of its own that loses nothing that was committed. */
public final class Database implements AutoCloseable {

    private static final Map<String, String> SETTINGS = settings();

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", "1GB");
        settings.put("max_wal_size", "8GB");
        settings.put("max_connections", "500");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        return settings;
    }

    static Database start() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Switched on where statements are counted; not among the settings, which could not be changed any more.
            statement.execute("ALTER SYSTEM SET pg_stat_statements.track = 'none'");
            statement.execute("SELECT pg_reload_conf()");
        }
        return new Database(server);
    }

    /** The address of an empty database of that name, with the user in it. */
    String fresh(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** Its first process, whose children are all others. */
    long process() throws SQLException, IOException {
        return Long.parseLong(Files.readAllLines(Path.of(show("data_directory"), "postmaster.pid"))
                .get(0)
                .strip());
    }

    /** The version and the settings that matter, as the server itself tells them. */
    String description() throws SQLException {
        StringBuilder text = new StringBuilder("PostgreSQL " + show("server_version"));
        for (String setting : SETTINGS.keySet()) {
            text.append(", ").append(setting).append(" = ").append(show(setting));
        }
        return text.toString();
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
