package dev.erga.jpa;

import dev.erga.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts jobs that have failed by kind and state, as each database does it best. */
final class FailureCounts {

    private static final int MOST_KINDS = 1_000;

    /**
     * PostgreSQL goes from kind to kind by the index, without reading the jobs between, and counts each from its latest failure back
     * as far as the bound: hundreds of thousands that failed alike neither hide the others nor hold up the page.
     */
    static final String BY_INDEX = """
            WITH RECURSIVE kind(error_key) AS (
                (SELECT error_key FROM erga_job WHERE {failing} ORDER BY error_key LIMIT 1)
                UNION ALL
                SELECT next.error_key FROM kind CROSS JOIN LATERAL (
                    SELECT error_key FROM erga_job WHERE {failing} AND error_key > kind.error_key
                    ORDER BY error_key LIMIT 1) next),
            known AS MATERIALIZED (SELECT error_key FROM kind LIMIT ?)
            SELECT known.error_key, either.state, part.jobs, part.in_1h, part.in_3h, part.in_24h, part.in_7d, part.latest,
                (SELECT error_at FROM erga_job
                    WHERE {failing} AND error_key = known.error_key AND state = either.state
                    ORDER BY error_at LIMIT 1) AS earliest
            FROM known CROSS JOIN (VALUES ('FAILED'), ('SCHEDULED')) AS either(state)
            CROSS JOIN LATERAL (
                SELECT count(*) AS jobs, max(error_at) AS latest,
                    count(*) FILTER (WHERE error_at > ?) AS in_1h, count(*) FILTER (WHERE error_at > ?) AS in_3h,
                    count(*) FILTER (WHERE error_at > ?) AS in_24h, count(*) FILTER (WHERE error_at > ?) AS in_7d
                FROM (
                    SELECT error_at FROM erga_job
                    WHERE {failing} AND error_key = known.error_key AND state = either.state
                    ORDER BY error_at DESC LIMIT ?) AS newest) AS part
            WHERE part.jobs > 0
            """;

    /** H2 has no index of kinds, since each job would pay for it: it reads all that are in these states. */
    static final String BY_STATE = """
            SELECT error_key, state, count(*) AS jobs, max(error_at) AS latest, min(error_at) AS earliest,
                count(CASE WHEN error_at > ? THEN 1 END) AS in_1h, count(CASE WHEN error_at > ? THEN 1 END) AS in_3h,
                count(CASE WHEN error_at > ? THEN 1 END) AS in_24h, count(CASE WHEN error_at > ? THEN 1 END) AS in_7d
            FROM erga_job WHERE {failing} GROUP BY error_key, state
            """;

    private FailureCounts() {}

    static List<FailureList.Part> byIndex(Jdbc jdbc, List<Instant> since, int bound) throws SQLException {
        List<Object> values = new ArrayList<>();
        values.add(MOST_KINDS);
        values.addAll(since);
        values.add(bound);
        return jdbc.select(BY_INDEX, FailureCounts::part, values.toArray());
    }

    static List<FailureList.Part> byState(Jdbc jdbc, List<Instant> since) throws SQLException {
        return jdbc.select(BY_STATE, FailureCounts::part, since.toArray());
    }

    private static FailureList.Part part(ResultSet row) throws SQLException {
        return new FailureList.Part(
                row.getString("error_key"),
                JobState.valueOf(row.getString("state")),
                row.getLong("jobs"),
                List.of(row.getLong("in_1h"), row.getLong("in_3h"), row.getLong("in_24h"), row.getLong("in_7d")),
                Rows.instant(row, "earliest"),
                Rows.instant(row, "latest"));
    }
}
