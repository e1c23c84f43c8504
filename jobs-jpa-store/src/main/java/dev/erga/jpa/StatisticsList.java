package dev.erga.jpa;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.KeptThroughput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

/** Reads how much has ended; never more rows than the last day has minutes, or hours for each job method. */
final class StatisticsList {

    private static final Duration DAY = Duration.ofDays(1);

    static final String STEPS = """
            SELECT began_at, succeeded, failed, retried FROM erga_stat
            WHERE minutes = ? AND began_at > ? AND job_name = ? ORDER BY began_at
            """;

    /** Of each job method, the first bucket up to which 95 of 100 of its jobs lie. */
    static final String SLOWEST = """
            SELECT sums.job_name, runs, took, longest, p95 FROM (
                SELECT job_name, sum(succeeded) AS runs, sum(took_micros) AS took, max(longest_micros) AS longest
                FROM erga_stat WHERE minutes = 60 AND began_at > ? AND job_name <> ''
                GROUP BY job_name HAVING sum(succeeded) > 0) AS sums
            JOIN (
                SELECT job_name, min(bucket) AS p95 FROM (
                    SELECT job_name, bucket, sum(jobs) OVER (PARTITION BY job_name ORDER BY bucket) AS up_to,
                        sum(jobs) OVER (PARTITION BY job_name) AS counted
                    FROM (
                        SELECT job_name, bucket, sum(jobs) AS jobs FROM erga_stat_took
                        WHERE minutes = 60 AND began_at > ? AND job_name <> '' GROUP BY job_name, bucket) AS buckets
                    ) AS cumulated
                WHERE up_to * 100 >= counted * 95 GROUP BY job_name) AS within ON within.job_name = sums.job_name
            ORDER BY p95 DESC, took / runs DESC, sums.job_name LIMIT ?
            """;

    private StatisticsList() {}

    static KeptThroughput minutes(Jdbc jdbc, Duration span) throws SQLException {
        return read(jdbc, JpaStatistics.MINUTE, span);
    }

    static KeptThroughput hours(Jdbc jdbc, Duration span) throws SQLException {
        return read(jdbc, JpaStatistics.HOUR, span);
    }

    private static KeptThroughput read(Jdbc jdbc, int minutes, Duration span) throws SQLException {
        Instant now = DatabaseTime.read(jdbc);
        return new KeptThroughput(
                now, jdbc.select(STEPS, StatisticsList::step, minutes, now.minus(span), JpaStatistics.ALL));
    }

    private static ThroughputStep step(ResultSet row) throws SQLException {
        return new ThroughputStep(
                Rows.instant(row, "began_at"), row.getLong("succeeded"), row.getLong("failed"), row.getLong("retried"));
    }

    static List<MethodTimes> slowest(Jdbc jdbc, int limit) throws SQLException {
        Instant since = DatabaseTime.read(jdbc).minus(DAY);
        return jdbc.select(SLOWEST, StatisticsList::times, since, since, limit);
    }

    private static MethodTimes times(ResultSet row) throws SQLException {
        long runs = row.getLong("runs");
        Duration longest = micros(row.getLong("longest"));
        // A bucket's middle may lie above all that is in it.
        Duration p95 = Collections.min(List.of(DurationCounts.told(row.getInt("p95")), longest));
        return new MethodTimes(row.getString("job_name"), runs, p95, micros(row.getLong("took") / runs), longest);
    }

    private static Duration micros(long count) {
        return Duration.of(count, ChronoUnit.MICROS);
    }
}
