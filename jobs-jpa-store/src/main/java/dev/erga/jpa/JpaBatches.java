package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Batches;
import dev.erga.jobs.spi.FinishedBatch;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NewBatch;
import dev.erga.jobs.spi.Retention;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens, extends and cancels batches. */
record JpaBatches(Sessions sessions) implements Batches {

    private static final int NAME = 200;
    private static final int REASON = 2_000;

    @Override
    public void open(NewBatch batch) {
        sessions.jdbc(
                "store a batch",
                jdbc -> jdbc.update(
                        """
                        INSERT INTO erga_batch (id, name, state, total, parent_id, created_by)
                        VALUES (?, ?, 'PROCESSING', 0, ?, ?)
                        """,
                        batch.id().value(),
                        Text.shown(batch.name(), NAME),
                        batch.parent().map(BatchId::value),
                        batch.createdBy().map(name -> Text.shown(name, NAME))));
    }

    /** The empty tick has the batch looked at, should it have no members or should all have ended by then. */
    @Override
    public void seal(BatchId batch, long members) {
        sessions.jdbc("store a batch", jdbc -> {
            jdbc.update("UPDATE erga_batch SET total = ? WHERE id = ?", members, batch.value());
            tick(jdbc, batch, 0);
            return members;
        });
    }

    @Override
    public boolean mayAdd(BatchId batch, Optional<JobId> by) {
        return sessions.jdbc("add to a batch", jdbc -> isMember(jdbc, batch, by) || isOpen(jdbc, batch));
    }

    private static boolean isMember(Jdbc jdbc, BatchId batch, Optional<JobId> by) throws SQLException {
        return by.isPresent() && batchOf(jdbc, by.get()).filter(batch::equals).isPresent();
    }

    private static boolean isOpen(Jdbc jdbc, BatchId batch) throws SQLException {
        return jdbc.selectOne(
                        "SELECT 1 FROM erga_batch WHERE id = ? AND state = 'PROCESSING' "
                                + jdbc.database().shareLock(),
                        row -> true,
                        batch.value())
                .isPresent();
    }

    @Override
    public void added(BatchId batch, long members) {
        sessions.jdbc("add to a batch", jdbc -> {
            tick(jdbc, batch, members);
            return members;
        });
    }

    private void tick(Jdbc jdbc, BatchId batch, long added) throws SQLException {
        jdbc.update("INSERT INTO erga_tick (batch_id, added) VALUES (?, ?)", batch.value(), added);
        sessions.followers().counted(Set.of(batch));
    }

    @Override
    public Optional<BatchId> of(JobId job) {
        return sessions.jdbc("find a job's batch", jdbc -> batchOf(jdbc, job));
    }

    private static Optional<BatchId> batchOf(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(
                        "SELECT batch_id FROM erga_job WHERE id = ?",
                        row -> Optional.ofNullable(row.getObject("batch_id", UUID.class)),
                        job.value())
                .flatMap(found -> found.map(BatchId::new));
    }

    @Override
    public boolean cancel(BatchId batch, String reason) {
        return sessions.jdbc(
                "cancel a batch", jdbc -> jdbc.update("""
                                UPDATE erga_batch SET cancel_reason = ?
                                WHERE id = ? AND state = 'PROCESSING' AND cancel_reason IS NULL
                                """, Text.shown(reason, REASON), batch.value()) == 1);
    }

    @Override
    public int deleteCancelled(int limit, Keeping keeping) {
        return sessions.jdbc(
                "delete members of cancelled batches",
                jdbc -> new Cancelling(jdbc, sessions.followers(), keeping).some(limit));
    }

    @Override
    public List<FinishedBatch> count(int limit, Retention retention) {
        return sessions.jdbc("count batches", jdbc -> new Counting(jdbc, sessions.followers(), retention).some(limit));
    }
}
