package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.JobEdit;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Requeue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people and programs ask of single jobs. */
record Controlling(Sessions sessions) {

    private static final int REASON = 2_000;

    /** A job that has failed resumes where it was; one that has succeeded begins from the beginning. */
    private static final String OLD_CHECKPOINT = """
            DELETE FROM erga_checkpoint
            WHERE job_id = ? AND EXISTS (SELECT 1 FROM erga_job WHERE id = ? AND state || '.' = 'SUCCEEDED.')
            """;

    /** Not one that runs, nor one that waits for another or for a place. */
    private static final String EDIT = """
            UPDATE erga_job
            SET {ready}, name = ?, arguments = ?,
                limit_key = CASE WHEN limit_key IS NOT NULL THEN coalesce(CAST(? AS varchar(200)), limit_key) END,
                attempts = 0, crashes = 0, reason = ?, run_at = {now},
                finished_at = NULL, expires_at = NULL, cancel_requested = FALSE,
                cancel_kept_micros = NULL, error_key = NULL, error_at = NULL
            WHERE id = ? AND state || '.' NOT IN ('PROCESSING.', 'AWAITING.')
            """;

    Requeue requeue(JobId job, String reason) {
        return sessions.jdbc("requeue a job", jdbc -> {
            Optional<Found> found = Found.lock(jdbc, job);
            if (found.isEmpty()) {
                return Requeue.UNKNOWN;
            }
            if (found.get().isOnItsWay()) {
                return Requeue.ALREADY_ON_ITS_WAY;
            }
            jdbc.update(OLD_CHECKPOINT, job.value(), job.value());
            jdbc.update("""
                    UPDATE erga_job
                    SET {ready}, attempts = 0, crashes = 0, reason = ?, run_at = {now},
                        finished_at = NULL, expires_at = NULL, cancel_requested = FALSE,
                        cancel_kept_micros = NULL, error_key = NULL, error_at = NULL
                    WHERE id = ?
                    """, Text.shown(reason, REASON), job.value());
            runsAgain(jdbc, found.get());
            if (found.get().linked()) {
                new Places(jdbc, sessions.followers()).changed(List.of(job.value()));
            }
            return Requeue.REQUEUED;
        });
    }

    boolean edit(JobId job, JobEdit edit, String reason) {
        return sessions.jdbc("edit a job", jdbc -> {
            Optional<Found> found = Found.lock(jdbc, job).filter(row -> row.isEditable(job));
            if (found.isEmpty()) {
                return false;
            }
            Places places = new Places(jdbc, sessions.followers());
            places.changed(List.of(job.value()));
            // What it had got to belongs to other arguments.
            jdbc.update("DELETE FROM erga_checkpoint WHERE job_id = ?", job.value());
            boolean edited = jdbc.update(
                            EDIT,
                            Text.exact("name", edit.name()),
                            Text.exact("arguments", edit.arguments()),
                            edit.limit().map(key -> Text.exact("limit", key)),
                            Text.shown(reason, REASON),
                            job.value())
                    == 1;
            runsAgain(jdbc, found.get());
            places.changed(List.of(job.value()));
            return edited;
        });
    }

    /** Its batch must not count it as one that has ended. */
    private void runsAgain(Jdbc jdbc, Found found) throws SQLException {
        Optional<JobState> before = StoredState.known(found.state());
        if (found.batch() != null && before.isPresent()) {
            new Members(jdbc, sessions.followers()).runsAgain(found.batch(), before.get());
        }
    }

    Deletion delete(JobId job, String reason, Keeping keeping) {
        return sessions.jdbc("delete a job", jdbc -> {
            Optional<Found> found = Found.lock(jdbc, job);
            if (found.isEmpty()) {
                return Deletion.UNKNOWN;
            }
            Deletion deletion = delete(
                    jdbc,
                    job,
                    StoredState.of(job, found.get().state()),
                    new Wish(
                            Text.shown(reason, REASON), keeping.span(found.get().name(), JobState.DELETED)));
            if (deletion == Deletion.DELETED && found.get().linked()) {
                new Aftermath(jdbc, sessions.followers()).over(Map.of(job.value(), JobState.DELETED));
            }
            return deletion;
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
                SET state = 'DELETED', awaits_place = FALSE, reason = ?, finished_at = {now}, expires_at = {now} + {span}
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

    /** A job as it stands, locked until the transaction ends. */
    private record Found(
            String name,
            String state,
            boolean linked,
            boolean awaitsPlace,
            @Nullable UUID batch) {

        static Optional<Found> lock(Jdbc jdbc, JobId job) throws SQLException {
            return jdbc.selectOne(
                    "SELECT name, state, linked, awaits_place, batch_id FROM erga_job WHERE id = ? FOR UPDATE",
                    row -> new Found(
                            row.getString("name"),
                            row.getString("state"),
                            row.getBoolean("linked"),
                            row.getBoolean("awaits_place"),
                            row.getObject("batch_id", UUID.class)),
                    job.value());
        }

        boolean isEditable(JobId job) {
            return JobEdit.fits(StoredState.of(job, state));
        }

        boolean isOnItsWay() {
            return awaitsPlace || state.equals(JobState.ENQUEUED.name()) || state.equals(JobState.PROCESSING.name());
        }
    }

    /** Why, and for how long the job is kept then. */
    private record Wish(String reason, Optional<Duration> expireAfter) {}
}
