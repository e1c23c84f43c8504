package dev.erga.benchmarks.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.erga.benchmarks.measure.Contender;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A pool on a contender's own database, and what is asked of it in one line. */
record Pool(HikariDataSource source) implements AutoCloseable {

    private static final int BESIDE_WORKERS = 16;
    private static final int IDLE = 2;

    static Pool on(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(Contender.WORKERS + BESIDE_WORKERS);
        config.setMinimumIdle(IDLE);
        return new Pool(new HikariDataSource(config));
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Of the connection that this thread gets again and again while nobody else asks for one. */
    void relax(boolean unflushed) throws SQLException {
        execute("SET synchronous_commit = " + (unflushed ? "off" : "on"));
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void close() {
        source.close();
    }
}
