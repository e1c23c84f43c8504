package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Requeue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What people and programs ask of single jobs. */
record Controlling(Sessions sessions) {

    private static final int REASON = 2_000;

    /** A job that has failed resumes where it was; one that has succeeded begins from the beginning. */
    private static final String OLD_CHECKPOINT = """
            DELETE FROM erga_checkpoint
            WHERE job_id = ? AND EXISTS (SELECT 1 FROM erga_job WHERE id = ? AND state || '.' = 'SUCCEEDED.')
            """;

    Requeue requeue(JobId job, String reason) {
        return sessions.jdbc("requeue a job", jdbc -> {
            jdbc.update(OLD_CHECKPOINT, job.value(), job.value());
            int requeued = jdbc.update("""
                    UPDATE erga_job
                    SET state = 'ENQUEUED', attempts = 0, crashes = 0, reason = ?, run_at = {now},
                        finished_at = NULL, expires_at = NULL, cancel_requested = FALSE,
                        cancel_kept_micros = NULL
                    WHERE id = ? AND state NOT IN ('ENQUEUED', 'PROCESSING')
                    """, Text.shown(reason, REASON), job.value());
            if (requeued == 1) {
                return Requeue.REQUEUED;
            }
            return exists(jdbc, job) ? Requeue.ALREADY_ON_ITS_WAY : Requeue.UNKNOWN;
        });
    }

    private static boolean exists(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne("SELECT 1 FROM erga_job WHERE id = ?", row -> true, job.value())
                .isPresent();
    }

    Deletion delete(JobId job, String reason, Optional<Duration> expireAfter) {
        return sessions.jdbc("delete a job", jdbc -> {
            Optional<JobState> state = jdbc.selectOne(
                    "SELECT state FROM erga_job WHERE id = ? FOR UPDATE",
                    row -> StoredState.of(job, row.getString("state")),
                    job.value());
            if (state.isEmpty()) {
                return Deletion.UNKNOWN;
            }
            return delete(jdbc, job, state.get(), new Wish(Text.shown(reason, REASON), expireAfter));
        });
    }

    /** The row is locked, so the state stays what it is. */
    private static Deletion delete(Jdbc jdbc, JobId job, JobState state, Wish wish) throws SQLException {
        if (state.isFinal()) {
            return Deletion.ALREADY_OVER;
        }
        if (state == JobState.PROCESSING) {
            jdbc.update("""
                    UPDATE erga_job SET cancel_requested = TRUE, reason = ?, cancel_kept_micros = CAST(? AS bigint)
                    WHERE id = ? AND {running}
                    """, wish.reason(), wish.expireAfter(), job.value());
            return Deletion.CANCELLING;
        }
        jdbc.update("""
                UPDATE erga_job
                SET state = 'DELETED', reason = ?, finished_at = {now}, expires_at = {now} + {span}
                WHERE id = ? AND state IN ('AWAITING', 'SCHEDULED', 'ENQUEUED', 'HELD')
                """, wish.reason(), wish.expireAfter(), job.value());
        return Deletion.DELETED;
    }

    Set<Lease> cancellations(NodeId node) {
        return sessions.jdbc(
                "look for requests to stop",
                jdbc -> Set.copyOf(jdbc.select(
                        "SELECT id, token FROM erga_job WHERE state = 'PROCESSING' AND node = ? AND cancel_requested",
                        row -> new Lease(Rows.job(row, "id"), row.getLong("token"), node),
                        node.value())));
    }

    /** Why, and for how long the job is kept then. */
    private record Wish(String reason, Optional<Duration> expireAfter) {}
}
