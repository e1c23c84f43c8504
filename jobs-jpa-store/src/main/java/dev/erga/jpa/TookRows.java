package dev.erga.jpa;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.spi.MethodCounts;
import dev.erga.jobs.spi.Statistics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long jobs took, counted by size: one row for each size that occurred in a minute or hour. */
final class TookRows {

    private static final String ADD = """
            UPDATE erga_stat_took SET jobs = jobs + ? WHERE minutes = ? AND began_at = ? AND job_name = ? AND bucket = ?
            """;

    private static final String BEGIN = """
            INSERT INTO erga_stat_took (jobs, minutes, began_at, job_name, bucket) VALUES (?, ?, ?, ?, ?)
            """;

    static final String STEPS = """
            SELECT step, bucket, sum(jobs) AS jobs FROM (
                SELECT floor(extract(epoch FROM began_at) / CAST(? AS integer)) AS step, bucket, jobs FROM erga_stat_took
                WHERE minutes = ? AND began_at > ? AND job_name = ?) AS each
            GROUP BY step, bucket
            """;

    static final String PRUNE = "DELETE FROM erga_stat_took WHERE minutes = ? AND began_at < ?";

    static final String PRUNE_METHODS = PRUNE + " AND job_name <> ''";

    private TookRows() {}

    /** In the order of the primary key, of methods that are in the order of their names. */
    static void add(Jdbc jdbc, int minutes, Instant from, List<MethodCounts> methods) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (MethodCounts method : methods) {
            String name = Text.exact("name", method.name());
            method.each()
                    .byBucket()
                    .forEach((bucket, jobs) -> rows.add(new Object[] {jobs, minutes, from, name, bucket}));
        }
        int[] added = jdbc.updateEach(ADD, rows);
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0 && !jdbc.database().insertIfAbsent(jdbc, BEGIN, rows.get(i))) {
                jdbc.update(ADD, rows.get(i));
            }
        }
    }

    static int prune(Jdbc jdbc, Instant now) throws SQLException {
        return jdbc.update(PRUNE, JpaStatistics.MINUTE, now.minus(Statistics.MINUTES_KEPT))
                + jdbc.update(PRUNE_METHODS, JpaStatistics.HOUR, now.minus(Statistics.MINUTES_KEPT))
                + jdbc.update(PRUNE, JpaStatistics.HOUR, now.minus(Statistics.HOURS_KEPT));
    }

    static Map<Instant, DurationCounts> steps(Jdbc jdbc, ThroughputRange range) throws SQLException {
        long step = range.step().toSeconds();
        Map<Instant, SortedMap<Integer, Long>> found = new HashMap<>();
        jdbc.select(
                STEPS,
                row -> found.computeIfAbsent(Instant.ofEpochSecond(row.getLong("step") * step), none -> new TreeMap<>())
                        .put(row.getInt("bucket"), row.getLong("jobs")),
                step,
                range == ThroughputRange.WEEK ? JpaStatistics.HOUR : JpaStatistics.MINUTE,
                DatabaseTime.read(jdbc).minus(range.span()),
                JpaStatistics.ALL);
        Map<Instant, DurationCounts> counts = new HashMap<>();
        found.forEach((from, byBucket) -> counts.put(from, new DurationCounts(byBucket)));
        return counts;
    }
}
