package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.LogLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what attempts have told. */
final class Told {

    /** What an earlier attempt told is of no interest once another has begun. */
    private static final String PROGRESS = """
            SELECT p.done, p.total, p.start_done, p.spent_micros, p.told_at, {now} AS clock, j.state
            FROM erga_progress p JOIN erga_job j ON j.id = p.job_id AND j.token = p.token
            WHERE p.job_id = ?
            """;

    private static final String LOG = """
            SELECT attempt, line_no, told_at, severity, message FROM erga_log WHERE job_id = ? ORDER BY token, line_no
            """;

    private Told() {}

    static Optional<JobProgress> progress(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(PROGRESS, Told::progress, job.value());
    }

    private static JobProgress progress(ResultSet row) throws SQLException {
        long done = row.getLong("done");
        long totalOrZero = row.getLong("total");
        OptionalLong total = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(totalOrZero);
        Instant at = Rows.instant(row, "told_at");
        Optional<Duration> remaining = JobProgress.remaining(
                done,
                total,
                done - row.getLong("start_done"),
                Duration.ofNanos(row.getLong("spent_micros") * 1_000),
                Duration.between(at, Rows.instant(row, "clock")));
        boolean running = "PROCESSING".equals(row.getString("state"));
        return new JobProgress(done, total, at, running ? remaining : Optional.empty());
    }

    static List<LogLine> log(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.select(
                LOG,
                row -> new LogLine(
                        row.getInt("attempt"),
                        row.getInt("line_no"),
                        Rows.instant(row, "told_at"),
                        LogLine.Level.valueOf(row.getString("severity")),
                        row.getString("message")),
                job.value());
    }
}
