package dev.erga.jpa;

import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.KeptThroughput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads how much has ended; never more rows than the last day has minutes, or hours for each job method. */
final class StatisticsList {

    private static final Duration DAY = Duration.ofDays(1);

    static final String STEPS = """
            SELECT began_at, succeeded, failed, retried FROM erga_stat
            WHERE minutes = ? AND began_at > ? AND job_name = ? ORDER BY began_at
            """;

    static final String SLOWEST = """
            SELECT job_name, sum(succeeded) AS runs, sum(took_micros) AS took, max(longest_micros) AS longest
            FROM erga_stat WHERE minutes = 60 AND began_at > ? AND job_name <> ''
            GROUP BY job_name HAVING sum(succeeded) > 0
            ORDER BY sum(took_micros) / nullif(sum(succeeded), 0) DESC, job_name LIMIT ?
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
        return jdbc.select(
                SLOWEST,
                row -> {
                    long runs = row.getLong("runs");
                    return new MethodTimes(
                            row.getString("job_name"),
                            runs,
                            Duration.of(row.getLong("took") / runs, ChronoUnit.MICROS),
                            Duration.of(row.getLong("longest"), ChronoUnit.MICROS));
                },
                DatabaseTime.read(jdbc).minus(DAY),
                limit);
    }
}
