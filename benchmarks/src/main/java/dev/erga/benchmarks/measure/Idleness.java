package dev.erga.benchmarks.measure;

import dev.erga.benchmarks.measure.Contender.Shift;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a node costs that has nothing to do: statements, without those that begin and end transactions, and CPU. */
record Idleness(Contender contender) {

    private static final long SETTLE_SECONDS = 2;
    private static final int LOOKS = 100;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final String COUNT = """
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND query !~* '^(begin|commit|rollback|alter system|select (pg_stat_statements_reset|pg_reload_conf|coalesce)|show|alter)'
            """;

    Measured over(int seconds) throws Exception {
        contender.empty();
        Shift shift = contender.prepare(Mode.GATHERED, Stream.empty());
        try (Connection connection = contender.connect()) {
            shift.begin();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            execute(
                    connection,
                    "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
                    "ALTER SYSTEM SET pg_stat_statements.track = 'all'",
                    "SELECT pg_reload_conf()");
            awaitCounting(connection);
            execute(connection, "SELECT pg_stat_statements_reset()");
            Meter meter = Meter.start();
            TimeUnit.SECONDS.sleep(seconds);
            double share = meter.coreShare();
            double statements = number(connection) / (double) seconds;
            return new Measured(Map.of(Measure.STATEMENTS, statements, Measure.CORE_SHARE, share));
        } finally {
            shift.end();
            try (Connection connection = contender.connect()) {
                execute(connection, "ALTER SYSTEM SET pg_stat_statements.track = 'none'", "SELECT pg_reload_conf()");
            }
        }
    }

    /** The server tells its processes by a signal, which takes a moment. */
    private static void awaitCounting(Connection connection) throws SQLException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW pg_stat_statements.track")) {
                rows.next();
                if (rows.getString(1).equals("all")) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        throw new IllegalStateException("statements are not counted");
    }

    private static void execute(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    private static long number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNT)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
