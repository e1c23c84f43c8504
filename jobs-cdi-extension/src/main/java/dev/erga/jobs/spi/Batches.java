package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that are counted together. Those who end or add members only append what happened; a batch's row is written by {@link
 * #count} alone, so that members never wait for each other and counts are exact, but a moment late. Members are stored by
 * {@link JobStore#enqueue}, in the same transaction as what is said of them here.
 */
public interface Batches {

    /** Stores a batch that is PROCESSING and has no members; the transaction ends with {@link #seal}. */
    void open(NewBatch batch);

    /** Says how many members, batches among them, were stored with it; in the transaction that opened it. */
    void seal(BatchId batch, long members);

    /**
     * Whether more members may be added in this transaction: the batch has not ended, and does not before the transaction
     * does. A member that runs keeps its batch from ending by itself; others make the count wait for them.
     *
     * @param by the job that adds them, if a job does
     */
    boolean mayAdd(BatchId batch, Optional<JobId> by);

    /** Notes that so many members, batches among them, were added. */
    void added(BatchId batch, long members);

    /** Which batch a job is a member of. */
    Optional<BatchId> of(JobId job);

    /**
     * Asks that those members be deleted that have not ended; {@link #deleteCancelled} does it.
     *
     * @return false if the batch has ended, was cancelled before, or does not exist
     */
    boolean cancel(BatchId batch, String reason);

    /**
     * Deletes members of cancelled batches, and asks those that run to stop; batches among them are cancelled too. Waits for
     * nobody.
     *
     * @param keeping how long the deleted jobs are kept
     * @return how many members were dealt with; none if all are, or others hold them
     */
    int deleteCancelled(int limit, Keeping keeping);

    /**
     * Brings counts up to date, and ends batches none of whose members is left: their continuations are decided about in the
     * same transaction. A batch that somebody else counts is left to that one.
     *
     * @param limit how many batches at most
     * @param retention how long those that end are kept
     * @return those that have ended
     */
    List<FinishedBatch> count(int limit, Retention retention);
}
