package dev.erga.jpa;

import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.StartRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts that count against rates. A job counts from the moment in which it gets its place; once it has started, until its
 * window is over. So at no time can more be about to start than may start, and the bound is exact, however long jobs wait for a
 * worker.
 */
record Starts(Jdbc jdbc, Instant now) {

    private static final String WITH_JOBS = """
            SELECT s.limit_key, s.job_id, s.token, s.rate, j.token AS token_now, j.state, j.started_at
            FROM erga_start s LEFT JOIN erga_job j ON j.id = s.job_id WHERE s.counts_until IS NULL
            """;

    private static final String OPEN = WITH_JOBS + " AND s.limit_key = ANY(?)";

    private static final String OPEN_LONG = WITH_JOBS + " AND s.admitted_at <= {now} - INTERVAL '10' MINUTE LIMIT ?";

    private static final String SETTLE = """
            UPDATE erga_start SET counts_until = ? WHERE limit_key = ? AND job_id = ? AND token = ? AND counts_until IS NULL
            """;

    private static final String REMOVE = "DELETE FROM erga_start WHERE limit_key = ? AND job_id = ? AND token = ?";

    private static final String COUNT = """
            SELECT limit_key, count(*) AS starts, min(counts_until) AS next,
                sum(CASE WHEN counts_until IS NULL THEN 1 ELSE 0 END) AS waiting
            FROM erga_start WHERE limit_key = ANY(?) AND (counts_until IS NULL OR counts_until > ?) GROUP BY limit_key
            """;

    private static final String SETTLED = """
            SELECT count(*) AS starts, min(counts_until) AS next FROM erga_start WHERE limit_key = ? AND counts_until > ?
            """;

    private static final String OVER = """
            SELECT limit_key, job_id, token FROM erga_start WHERE counts_until <= (SELECT {now})
            ORDER BY counts_until LIMIT ?
            """;

    private static final String ADD = """
            INSERT INTO erga_start (limit_key, job_id, token, rate, admitted_at) VALUES (?, ?, ?, ?, ?)
            """;

    /**
     * What counts for one key.
     *
     * @param starts how many starts
     * @param about how many of them are still to come
     * @param next when the earliest of the others does not count any more
     */
    record Count(int starts, int about, Optional<Instant> next) {

        static final Count NONE = new Count(0, 0, Optional.empty());
    }

    /** A start that is not known to have happened. */
    private record Open(
            String key,
            UUID job,
            long token,
            StartRate rate,
            OptionalLong tokenNow,
            @Nullable String state,
            Optional<Instant> startedAt) {

        static Open read(ResultSet row) throws SQLException {
            long tokenNow = row.getLong("token_now");
            OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(tokenNow);
            return new Open(
                    row.getString("limit_key"),
                    Rows.uuid(row, "job_id"),
                    row.getLong("token"),
                    StartRate.parse(row.getString("rate")),
                    known,
                    row.getString("state"),
                    Rows.optionalInstant(row, "started_at"));
        }

        /** The job lost its place before it began. */
        boolean isTakenBack() {
            return tokenNow.isPresent() && tokenNow.getAsLong() == token && !"ENQUEUED".equals(state);
        }

        /** Also a job that is gone: when it started nobody knows, so it counts as if it had just now. */
        boolean hasStarted() {
            return tokenNow.isEmpty() || tokenNow.getAsLong() > token;
        }

        Instant countsUntil(Instant now) {
            boolean latest = tokenNow.isPresent() && tokenNow.getAsLong() == token + 1;
            return rate.countsUntil(latest ? startedAt.orElse(now) : now);
        }

        Object[] columns() {
            return new Object[] {key, job, token};
        }
    }

    /** What counts now for one key, without settling anything: as {@link #count} would find it. */
    Count seen(String key) throws SQLException {
        List<Open> open = jdbc.select(OPEN, Open::read, jdbc.texts(List.of(key)));
        Count counted = jdbc.selectOne(SETTLED, Starts::count, key, now).orElse(Count.NONE);
        int starts = counted.starts();
        int about = 0;
        Optional<Instant> next = counted.next();
        for (Open each : open) {
            Instant until = each.hasStarted() ? each.countsUntil(now) : Instant.MAX;
            if (!each.isTakenBack() && until.isAfter(now)) {
                starts++;
                about += each.hasStarted() ? 0 : 1;
                next = each.hasStarted() ? next.filter(until::isAfter).or(() -> Optional.of(until)) : next;
            }
        }
        return new Count(starts, about, next);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getInt("starts"), 0, Rows.optionalInstant(row, "next"));
    }

    /** What counts now, for each of the keys whose rows the caller's locks protect; for keys that are missing nothing does. */
    Map<String, Count> count(Collection<String> keys) throws SQLException {
        List<Open> open = jdbc.select(OPEN, Open::read, jdbc.texts(keys));
        jdbc.updateEach(
                REMOVE,
                open.stream().filter(Open::isTakenBack).map(Open::columns).toList());
        settle(open);
        Map<String, Count> counts = new HashMap<>();
        jdbc.select(
                COUNT,
                row -> counts.put(
                        row.getString("limit_key"),
                        new Count(row.getInt("starts"), row.getInt("waiting"), Rows.optionalInstant(row, "next"))),
                jdbc.texts(keys),
                now);
        return counts;
    }

    private void settle(List<Open> open) throws SQLException {
        List<Object[]> started = new ArrayList<>();
        for (Open each : open) {
            if (each.hasStarted()) {
                started.add(new Object[] {each.countsUntil(now), each.key, each.job, each.token});
            }
        }
        jdbc.updateEach(SETTLE, started);
    }

    /** These have got their places; those that are bound by a rate count from now on. */
    void add(List<Waiter> admitted, Map<String, LimitBounds> declared) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Waiter each : admitted) {
            each.bounds(declared)
                    .rate()
                    .ifPresent(rate ->
                            rows.add(new Object[] {each.key(), each.job(), each.token(), rate.toString(), now}));
        }
        jdbc.updateEach(ADD, rows);
    }

    /** Removes what does not count any more; tells how many rows went. */
    static int prune(Jdbc jdbc, int limit) throws SQLException {
        List<Open> open = jdbc.select(OPEN_LONG, Open::read, limit);
        if (!open.isEmpty()) {
            new Starts(jdbc, DatabaseTime.read(jdbc)).settle(open);
        }
        List<Object[]> over = jdbc.select(
                OVER,
                row -> new Object[] {row.getString("limit_key"), Rows.uuid(row, "job_id"), row.getLong("token")},
                limit);
        jdbc.updateEach(REMOVE, over);
        return over.size();
    }
}
