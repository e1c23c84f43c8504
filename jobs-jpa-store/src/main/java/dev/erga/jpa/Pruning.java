package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Retention;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Removes what has been kept long enough: never a job that is not over, nor one without a time to go. */
record Pruning(Sessions sessions) {

    /** The clock is read in a select of its own, once, so that PostgreSQL can look its value up in the index. */
    static final String EXPIRED =
            "SELECT id FROM erga_job WHERE expires_at <= (SELECT {now}) ORDER BY expires_at LIMIT ?";

    /** The latest entry of each ledger stays, so that a yearly job still shows when it ran; unless its schedule is gone. */
    static final String OLD_FIRES = """
            SELECT recurring_id, fire_time FROM erga_fire
            WHERE fire_time <= (SELECT {now} - {span}) AND (
                fire_time < (
                    SELECT max(latest.fire_time) FROM erga_fire latest
                    WHERE latest.recurring_id = erga_fire.recurring_id)
                OR NOT EXISTS (SELECT 1 FROM erga_recurring WHERE erga_recurring.id = erga_fire.recurring_id))
            ORDER BY fire_time LIMIT ?
            """;

    static final String OLD_ACTIONS =
            "SELECT id FROM erga_audit WHERE acted_at <= (SELECT {now} - {span}) ORDER BY acted_at LIMIT ?";

    int prune(Retention retention, int limit) {
        return sessions.jdbc("prune", jdbc -> {
            int removed = jobs(jdbc, limit);
            removed += fires(jdbc, retention, limit - removed);
            removed += nodes(jdbc, retention, limit - removed);
            removed += batches(jdbc, limit - removed);
            removed += Starts.prune(jdbc, limit - removed);
            removed += audit(jdbc, retention, limit - removed);
            return removed;
        });
    }

    /** Attempts and labels go with their job. */
    private int jobs(Jdbc jdbc, int limit) throws SQLException {
        List<UUID> expired = jdbc.select(EXPIRED, row -> Rows.uuid(row, "id"), limit);
        if (expired.isEmpty()) {
            return 0;
        }
        // Somebody may requeue a job at this very moment: what it then says under the lock counts.
        Map<UUID, Boolean> locked = new HashMap<>();
        jdbc.select("""
                SELECT id, linked FROM erga_job WHERE id = ANY(?) AND expires_at <= {now}
                ORDER BY id FOR UPDATE SKIP LOCKED
                """, row -> locked.put(Rows.uuid(row, "id"), row.getBoolean("linked")), jdbc.uuids(expired));
        int putOff = new PrunedKeys(jdbc).release(locked.keySet());
        leaveNobodyWaiting(jdbc, locked);
        Ledger.keep(jdbc, locked.keySet());
        for (String table : List.of("erga_progress", "erga_log")) {
            jdbc.update("DELETE FROM " + table + " WHERE job_id = ANY(?)", jdbc.uuids(locked.keySet()));
        }
        jdbc.update("DELETE FROM erga_continuation WHERE child_id = ANY(?)", jdbc.uuids(locked.keySet()));
        return putOff
                + jdbc.update(
                        "DELETE FROM erga_job WHERE id = ANY(?) AND expires_at <= {now}", jdbc.uuids(locked.keySet()));
    }

    /** What still waits for a job that failed waits in vain. */
    private void leaveNobodyWaiting(Jdbc jdbc, Map<UUID, Boolean> locked) throws SQLException {
        Map<UUID, JobState> gone = new HashMap<>();
        locked.forEach((job, linked) -> {
            if (linked) {
                gone.put(job, JobState.DELETED);
            }
        });
        new Continuing(jdbc, sessions.followers()).ended(gone);
    }

    private static int fires(Jdbc jdbc, Retention retention, int limit) throws SQLException {
        List<Object[]> old = jdbc.select(
                OLD_FIRES,
                row -> new Object[] {row.getString("recurring_id"), Rows.instant(row, "fire_time")},
                retention.fires(),
                limit);
        int removed = 0;
        for (int count : jdbc.updateEach("DELETE FROM erga_fire WHERE recurring_id = ? AND fire_time = ?", old)) {
            removed += count;
        }
        return removed;
    }

    /** Failed ones that go leave nobody waiting. */
    private int batches(Jdbc jdbc, int limit) throws SQLException {
        Map<UUID, Boolean> old = new HashMap<>();
        jdbc.select("""
                SELECT id, linked FROM erga_batch WHERE expires_at <= (SELECT {now})
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
                """, row -> old.put(Rows.uuid(row, "id"), row.getBoolean("linked")), limit);
        if (old.isEmpty()) {
            return 0;
        }
        leaveNobodyWaiting(jdbc, old);
        return jdbc.update("DELETE FROM erga_batch WHERE id = ANY(?)", jdbc.uuids(old.keySet()));
    }

    private static int audit(Jdbc jdbc, Retention retention, int limit) throws SQLException {
        List<Long> old = jdbc.select(OLD_ACTIONS, row -> row.getLong("id"), retention.audit(), limit);
        return old.isEmpty()
                ? 0
                : jdbc.update(
                        "DELETE FROM erga_audit WHERE id = ANY(?)", jdbc.array("bigint", old.toArray(Long[]::new)));
    }

    /** A dead node whose jobs have not been rescued yet stays, so that the dashboard can tell where they were. */
    private static int nodes(Jdbc jdbc, Retention retention, int limit) throws SQLException {
        List<UUID> old = jdbc.select("""
                SELECT id FROM erga_node
                WHERE state = 'DEAD' AND lease_until <= {now} - {span} AND NOT EXISTS (
                    SELECT 1 FROM erga_job WHERE erga_job.state = 'PROCESSING' AND erga_job.node = erga_node.id)
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
                """, row -> Rows.uuid(row, "id"), retention.nodes(), limit);
        if (old.isEmpty()) {
            return 0;
        }
        jdbc.update("DELETE FROM erga_quiet WHERE node_id = ANY(?)", jdbc.uuids(old));
        jdbc.update("DELETE FROM erga_stack WHERE node_id = ANY(?)", jdbc.uuids(old));
        return jdbc.update("DELETE FROM erga_node WHERE id = ANY(?)", jdbc.uuids(old));
    }
}
