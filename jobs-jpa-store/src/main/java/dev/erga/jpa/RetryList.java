package dev.erga.jpa;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads which jobs wait for another attempt, in the order of an index of their own on PostgreSQL. */
final class RetryList {

    private static final String SELECT = """
            SELECT id, name, queue, priority, state, attempts, reason, labels, created_at, run_at, started_at, finished_at,
                node, max_attempts, error_key
            FROM erga_job WHERE state = 'SCHEDULED' AND attempts > 0%s ORDER BY run_at, id LIMIT ?
            """;

    static final String SOONEST = SELECT.formatted("");
    static final String BEHIND = SELECT.formatted(" AND (run_at, id) > (?, ?)");

    /** In the order of the index, or PostgreSQL would go through the table for it: it takes retries for frequent. */
    static final String COUNT = """
            SELECT count(*) FROM (
                SELECT 1 FROM erga_job WHERE state = 'SCHEDULED' AND attempts > 0 ORDER BY run_at, id LIMIT ?) AS bounded
            """;

    private static final int MAX_ATTEMPTS = 14;

    private RetryList() {}

    static List<RetryDetails> read(Jdbc jdbc, RetryFilter filter) throws SQLException {
        if (filter.after().isEmpty()) {
            return jdbc.select(SOONEST, RetryList::retry, filter.limit());
        }
        RetryFilter.Place place = filter.after().get();
        return jdbc.select(BEHIND, RetryList::retry, place.due(), place.job().value(), filter.limit());
    }

    static BoundedCount count(Jdbc jdbc, int bound) throws SQLException {
        long count = jdbc.selectOne(COUNT, row -> row.getLong(1), bound + 1).orElseThrow();
        return new BoundedCount(Math.min(bound, count), count > bound);
    }

    private static RetryDetails retry(ResultSet row) throws SQLException {
        return new RetryDetails(
                JobLine.read(row).summary(), Rows.optionalInt(row, MAX_ATTEMPTS), Rows.optionalText(row, "error_key"));
    }
}
