package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Optional;

/**
 * Values that jobs leave, each a JSON text of at most 64 KB: results for whoever asks, checkpoints for their own next attempt.
 * Like all verbs of a store, these run in the transaction that is current. Thread-safe.
 */
public interface JobValues {

    /**
     * Keeps what attempts leave that have just ended well. Only asked for in the transaction that has written these ends, whose
     * rows are therefore its own, and only for attempts that leave something.
     */
    void settle(List<Leaving> leavings);

    /** The result of a job that is Succeeded, if its attempt left one. */
    Optional<String> result(JobId job);

    /**
     * Keeps a checkpoint in the place of the one before, fenced. The job's row stays locked until the transaction ends, so that
     * nobody is granted the job before what was done up to the checkpoint is committed or rolled back.
     *
     * @return false if the lease is gone; the caller then rolls its transaction back
     */
    boolean checkpoint(Lease lease, String value);

    /**
     * The checkpoint of a job, fenced.
     *
     * @return empty if the lease is gone
     */
    Optional<Checkpoint> checkpoint(Lease lease);

    /**
     * What is kept for the next attempt.
     *
     * @param value empty if there is none
     */
    record Checkpoint(Optional<String> value) {}
}
