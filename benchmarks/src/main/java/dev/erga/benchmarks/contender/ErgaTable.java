package dev.erga.benchmarks.contender;

import java.sql.SQLException;
import java.util.List;

/** What is done to Erga's table from outside, between measurements. */
record ErgaTable(Pool pool, List<String> emptying, String finished, List<String> afterwards) {

    private static final String FINISHED = """
            INSERT INTO erga_job (id, name, queue, priority, state, token, node, attempts, arguments, started_at, finished_at,
                expires_at)
            SELECT %s, 'gathered', 'default', 5, 'SUCCEEDED', 1, %s, 1, '["x"]', now(), now(), now() + INTERVAL '1' DAY
            FROM %s
            """;

    static ErgaTable onPostgreSql(Pool pool) {
        return new ErgaTable(
                pool,
                List.of("TRUNCATE erga_job CASCADE", "VACUUM ANALYZE erga_job"),
                FINISHED.formatted("uuidv7()", "gen_random_uuid()", "generate_series(1, %d)"),
                List.of("VACUUM ANALYZE erga_job", "CHECKPOINT"));
    }

    /** Foreign keys keep H2 from truncating. */
    static ErgaTable onH2(Pool pool) {
        return new ErgaTable(
                pool,
                List.of("DELETE FROM erga_job"),
                FINISHED.formatted("random_uuid()", "random_uuid()", "system_range(1, %d)"),
                List.of("ANALYZE"));
    }

    void empty() throws SQLException {
        pool.execute(emptying.toArray(String[]::new));
    }

    void addFinished(long rows) throws SQLException {
        pool.execute(finished.formatted(rows));
        pool.execute(afterwards.toArray(String[]::new));
    }

    long running() throws SQLException {
        return pool.number("SELECT count(*) FROM erga_job WHERE state = 'PROCESSING'");
    }
}
