package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What only operators do, and that they did it. Like {@link JobStore}'s own, these verbs run in the current transaction, so
 * that an action and its entry are stored together or not at all. Thread-safe.
 */
public interface Operations {

    /** How a job stands, its row locked until the transaction ends; empty if no such job exists. */
    Optional<Standing> lock(JobId job);

    /**
     * Locks jobs that are FAILED with a failure of this {@linkplain Failure#key() key}, those that failed first, until the
     * transaction ends. Passes over those that somebody else holds.
     *
     * @param limit how many at most
     */
    FailedJobs lockFailed(String key, int limit);

    /**
     * Makes a SCHEDULED job ready, as when its time had come.
     *
     * @param reason for people to read, at most 2,000 characters
     * @return false if it is not SCHEDULED
     */
    boolean runNow(JobId job, String reason);

    /**
     * Gives a SCHEDULED job another time.
     *
     * @param reason for people to read, at most 2,000 characters
     * @return false if it is not SCHEDULED
     */
    boolean reschedule(JobId job, Instant to, String reason);

    /** What a job is stored with, not locked; empty if no such job exists. */
    Optional<StoredCall> call(JobId job);

    /**
     * Writes other arguments into the place of a job's and puts it back to ENQUEUED, whichever state it is in that {@link
     * JobEdit#fits fits}: its attempts and crashes counted from zero, its failure and its checkpoint forgotten. A place of a limit
     * that it holds is given back; one that shares places waits for one anew.
     *
     * @param reason for people to read, at most 2,000 characters
     * @return false if it is PROCESSING or AWAITING, or does not exist; nothing is written then
     */
    boolean edit(JobId job, JobEdit edit, String reason);

    /**
     * Wants a node to take no more jobs: from its next heartbeat on nothing is granted to it, until {@link #wake}. What it has,
     * it finishes. An incarnation that the same deployment joins as later is not quiet.
     *
     * @param by who wants it, at most 200 characters
     * @param why the reason for people to read, at most 2,000 characters
     * @return false if it is DEAD, unknown, or quiet already
     */
    boolean quiet(NodeId node, String by, String why);

    /**
     * Lets a node take jobs again, from its next heartbeat on, unless it drains.
     *
     * @return false if it is not quiet (any more)
     */
    boolean wake(NodeId node);

    /** Members of a batch that have failed, the oldest first, their rows locked; passes over what others have locked. */
    List<JobId> lockFailed(BatchId batch, int limit);

    /** Whether the audit has an entry with this confirmation. */
    boolean isUsed(String confirmation);

    /**
     * Writes an entry of the audit, at the database's time. Waits for a transaction that writes one with the same confirmation.
     *
     * @return false if there is an entry with its confirmation; nothing is written then
     */
    boolean record(SignedAction action);
}
