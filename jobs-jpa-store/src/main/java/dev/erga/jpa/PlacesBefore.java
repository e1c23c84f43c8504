package dev.erga.jpa;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LimitReason.Holder;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Situation.Places;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who holds the places that a job waits for, and who comes before it.
 *
 * @param most where the count of those stops
 */
record PlacesBefore(Jdbc jdbc, Instant now, int most) {

    private static final int SHOWN = 10;

    private static final String HOLDING = """
            SELECT count(*) AS jobs FROM (SELECT 1 FROM erga_job WHERE %s LIMIT ?) AS holding
            """;

    private static final String HOLDERS = "SELECT id, state FROM erga_job WHERE %s ORDER BY %s LIMIT ?";

    /** In two parts, each of which ends where the job stands: however many come behind it, they are not read. */
    private static final String BEFORE = """
            SELECT count(*) AS jobs FROM (
                (SELECT queue FROM erga_job WHERE %1$s AND priority < ? ORDER BY %2$s LIMIT ?)
                UNION ALL
                (SELECT queue FROM erga_job WHERE %1$s AND priority = ? AND id < ? ORDER BY %2$s LIMIT ?)) AS ahead
            WHERE NOT EXISTS (SELECT 1 FROM erga_queue WHERE erga_queue.name = ahead.queue)
            """;

    static String holding(PlaceQueries places) {
        return HOLDING.formatted(places.holds());
    }

    static String holders(PlaceQueries places) {
        return HOLDERS.formatted(places.holds(), places.order());
    }

    static String before(PlaceQueries places) {
        return BEFORE.formatted(places.waits(), places.order());
    }

    Places of(Waiter waiter, JobSummary job) throws SQLException {
        PlaceQueries places = jdbc.database().places();
        Starts.Count starts = new Starts(jdbc, now).seen(waiter.key());
        List<Holder> holders = jdbc.select(
                holders(places),
                row -> new Holder(Rows.job(row, "id"), row.getString("state").equals("PROCESSING")),
                waiter.key(),
                SHOWN);
        return new Places(
                waiter.key(),
                waiter.bounds(Map.of()),
                bounded(
                        LimitBounds.MOST_AT_ONCE,
                        jdbc.selectOne(
                                        holding(places),
                                        row -> row.getLong("jobs"),
                                        waiter.key(),
                                        LimitBounds.MOST_AT_ONCE + 1)
                                .orElseThrow()),
                holders,
                starts.starts(),
                starts.about(),
                starts.next(),
                before(places, waiter.key(), job));
    }

    private BoundedCount before(PlaceQueries places, String key, JobSummary job) throws SQLException {
        long jobs = jdbc.selectOne(
                        before(places),
                        row -> row.getLong("jobs"),
                        key,
                        job.priority(),
                        most + 1,
                        key,
                        job.priority(),
                        job.id().value(),
                        most + 1)
                .orElseThrow();
        return bounded(most, jobs);
    }

    private static BoundedCount bounded(int bound, long count) {
        return new BoundedCount(Math.min(bound, count), count > bound);
    }
}
