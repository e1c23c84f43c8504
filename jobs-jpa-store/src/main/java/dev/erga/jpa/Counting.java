package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.FinishedBatch;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds ticks into the rows of their batches. A batch's row is locked first, and then all its ticks are taken that are
 * committed by then: so an end is never folded before the members that were added in the same transaction or an earlier one,
 * and no batch ends too early.
 */
record Counting(Jdbc jdbc, Followers followers, Retention retention) {

    private static final String WITH_TICKS = "SELECT DISTINCT batch_id FROM erga_tick LIMIT ?";

    private static final String LOCK = """
            SELECT name, state, total, succeeded, failed, deleted, parent_id, linked, cancel_reason
            FROM erga_batch WHERE id = ? FOR UPDATE SKIP LOCKED
            """;

    private static final String WRITE = """
            UPDATE erga_batch
            SET state = ?, total = ?, succeeded = ?, failed = ?, deleted = ?,
                finished_at = CASE WHEN NOT CAST(? AS boolean) THEN NULL
                    WHEN CAST(? AS boolean) THEN {now} ELSE finished_at END,
                expires_at = CASE WHEN CAST(? AS boolean) THEN {now} + {span} END
            WHERE id = ?
            """;

    /** What ticks add up to. */
    record Sum(long added, long succeeded, long failed, long deleted) {

        static Sum read(ResultSet row) throws SQLException {
            return new Sum(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    /** A batch's row, locked. */
    private record Batch(
            BatchId id,
            String name,
            JobState state,
            long total,
            long succeeded,
            long failed,
            long deleted,
            @Nullable UUID parent,
            boolean linked,
            boolean cancelled) {

        Batch after(Sum sum) {
            Batch counted = in(
                    state,
                    total + sum.added(),
                    succeeded + sum.succeeded(),
                    failed + sum.failed(),
                    deleted + sum.deleted());
            return counted.in(counted.reached(), counted.total, counted.succeeded, counted.failed, counted.deleted);
        }

        private Batch in(JobState newState, long newTotal, long newSucceeded, long newFailed, long newDeleted) {
            return new Batch(
                    id, name, newState, newTotal, newSucceeded, newFailed, newDeleted, parent, linked, cancelled);
        }

        private JobState reached() {
            if (succeeded + failed + deleted < total) {
                return JobState.PROCESSING;
            }
            if (failed > 0) {
                return JobState.FAILED;
            }
            return cancelled ? JobState.DELETED : JobState.SUCCEEDED;
        }

        boolean isOver() {
            return state.isFinal();
        }
    }

    List<FinishedBatch> some(int limit) throws SQLException {
        List<FinishedBatch> finished = new ArrayList<>();
        List<UUID> batches = new ArrayList<>(jdbc.select(WITH_TICKS, row -> Rows.uuid(row, "batch_id"), limit));
        batches.sort(Rows.UUID_ORDER);
        for (UUID id : batches) {
            Optional<Batch> locked = lock(id);
            if (locked.isPresent()) {
                count(locked.get()).ifPresent(finished::add);
            } else {
                forgetUnlessKnown(id);
            }
        }
        return finished;
    }

    private Optional<Batch> lock(UUID id) throws SQLException {
        return jdbc.selectOne(
                LOCK,
                row -> new Batch(
                        new BatchId(id),
                        row.getString("name"),
                        JobState.valueOf(row.getString("state")),
                        row.getLong("total"),
                        row.getLong("succeeded"),
                        row.getLong("failed"),
                        row.getLong("deleted"),
                        row.getObject("parent_id", UUID.class),
                        row.getBoolean("linked"),
                        row.getString("cancel_reason") != null),
                id);
    }

    private Optional<FinishedBatch> count(Batch before) throws SQLException {
        Batch after = before.after(jdbc.database().takeTicks(jdbc, before.id().value()));
        write(before, after);
        if (after.state() == before.state()) {
            return Optional.empty();
        }
        tellParent(before, after);
        if (!after.isOver()) {
            return Optional.empty();
        }
        if (after.linked()) {
            new Continuing(jdbc, followers).ended(Map.of(after.id().value(), after.state()));
        }
        return Optional.of(new FinishedBatch(after.id(), after.name(), after.state()));
    }

    private void write(Batch before, Batch after) throws SQLException {
        jdbc.update(
                WRITE,
                after.state().name(),
                after.total(),
                after.succeeded(),
                after.failed(),
                after.deleted(),
                after.isOver(),
                !before.isOver(),
                after.isOver(),
                retention.of(after.state()),
                after.id().value());
    }

    private void tellParent(Batch before, Batch after) throws SQLException {
        UUID parent = after.parent();
        if (parent != null) {
            Members.tick(jdbc, parent, before.state(), -1);
            Members.tick(jdbc, parent, after.state(), 1);
            followers.counted(Set.of(new BatchId(parent)));
        }
    }

    /** Ticks of a batch that was pruned; one that somebody else has locked keeps its own. */
    private void forgetUnlessKnown(UUID id) throws SQLException {
        boolean known = jdbc.selectOne("SELECT 1 FROM erga_batch WHERE id = ?", row -> true, id)
                .isPresent();
        if (!known) {
            jdbc.update("DELETE FROM erga_tick WHERE batch_id = ?", id);
        }
    }
}
