package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import java.util.Set;

/**
 * Those whom the end of a job concerns. A store decides about continuations and counts members within the verb that ends the
 * job; it tells this of it in the same transaction, which may still roll back. Thread-safe.
 */
public interface Followers {

    /** How long jobs are kept that a store ends by itself, such as continuations whose parent has ended otherwise; unless told, a day. */
    Keeping keeping();

    /** Continuations have become Enqueued in these queues. */
    void ready(Set<String> queues);

    /** Members of these batches have ended or were added, so that the batches' counts are to be brought up to date. */
    void counted(Set<BatchId> batches);

    /** There are continuations about which nothing could be decided yet, since somebody else held their rows. */
    void owed();

    /** Jobs wait for places of these limits, or places of theirs have become free; see {@link Limits}. */
    void places(Set<String> keys);
}
