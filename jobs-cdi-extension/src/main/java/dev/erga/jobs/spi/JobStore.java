package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where jobs live: the verbs that write.
 *
 * <p>Every verb runs in the transaction that is current on the calling thread; the engine opens one where the caller has
 * none, so that a store never begins or commits. Verbs that touch several rows do so in the order of their ids. Times are
 * the database's ({@code now} below), delays are handed over as spans. A lost race is a value, never an exception. Store
 * errors are {@link StoreException}s, transient ones marked so. Thread-safe.
 */
public interface JobStore {

    // Putting in

    /**
     * Stores jobs: ENQUEUED, SCHEDULED if they are due later, or AWAITING if they follow a job or batch; a parent that has
     * ended decides at once. Wherever a verb makes a job with a {@linkplain NewJob#limit() limit} ready to run, it becomes
     * AWAITING instead of ENQUEUED; see {@link Limits}.
     *
     * @throws StoreException ERGA-0430 if there is no such parent
     */
    void enqueue(List<NewJob> jobs);

    // Attempts

    /**
     * Grants Enqueued jobs of one queue that have no tenant to a node, lowest priority number first, then oldest. Each becomes PROCESSING with
     * its token and attempt number raised by one. Jobs that other claims are looking at are passed over, not waited for.
     * Nothing is granted to a node that is not ACTIVE or whose lease has run out, and nothing out of a queue that is {@linkplain
     * Queues#pause paused}.
     */
    List<ClaimedJob> claim(Claim claim);

    /**
     * Notes that the method of a granted job is about to run, fenced. Only asked for jobs that have crashes already, so that
     * it costs the others nothing; see {@link #rescue}.
     *
     * @return false if the lease is gone; the job is then not to be run
     */
    boolean begin(Lease lease);

    /**
     * Ends an attempt, fenced: writes only if the row says PROCESSING with the lease's token and node. Records the attempt
     * if it did not end well; the job is then found by the {@linkplain Failure#key() key} of what was thrown as long as it is
     * FAILED, or SCHEDULED for another attempt. A job that was asked to stop is DELETED where it would else run again; see {@link #delete}.
     *
     * @return false if the lease is gone; the caller then rolls its transaction back
     */
    boolean complete(Lease lease, Completion completion);

    /**
     * Ends many attempts, each fenced by itself and as {@link #complete} does it, but waits for nobody: an end whose row
     * another transaction holds is told {@linkplain WrittenEnds#busy() busy}, and to be handed over again later.
     */
    WrittenEnds completeAll(List<LeasedCompletion> completions);

    /**
     * Ends attempts that share the caller's transaction, all of them well or none: writes only if each row says PROCESSING
     * with its lease's token and node. Waits for nobody. A request to stop changes nothing, as none does where an attempt
     * ends well.
     *
     * @param leases of different jobs, in any order
     * @param expireAfter how long the finished jobs are kept; empty to keep them until somebody acts
     * @return false if nothing was written, since a lease is gone or another transaction holds its row; the caller then
     *     rolls its transaction back, after which {@link #inspect} tells which lease is still good
     */
    boolean succeedTogether(List<Lease> leases, Optional<Duration> expireAfter);

    /**
     * Says what the row says of a lease, after a commit whose outcome is in doubt. Waits for a transaction that still
     * holds the row. A lease that a rescue took is LOST at once, although the token stays until the next grant.
     */
    LeaseStatus inspect(Lease lease);

    /** What attempts tell while they run. */
    Notes notes();

    /** What attempts leave to others, and to the next attempt. */
    JobValues values();

    /** Jobs that follow others. */
    Continuations continuations();

    /** Jobs that are counted together. */
    Batches batches();

    /** Jobs that stand for several calls. */
    UniqueKeys uniqueKeys();

    // Control

    /** Puts a job back to ENQUEUED, with its attempts and crashes counted from zero and its failure forgotten. */
    Requeue requeue(JobId job, String reason);

    /**
     * Deletes a job that is not running, or asks a running one to stop. The job may still succeed or fail for good; but it
     * does not run again: if its attempt ends otherwise, or its node dies, it is DELETED then, for the given reason and kept
     * for the given time.
     */
    Deletion delete(JobId job, String reason, Keeping keeping);

    /** The same where it does not matter whose job it is; empty to keep it until somebody acts. */
    default Deletion delete(JobId job, String reason, Optional<Duration> expireAfter) {
        return delete(job, reason, Keeping.alike(expireAfter));
    }

    /** Which of the jobs that the node runs have been asked to stop. */
    Set<Lease> cancellations(NodeId node);

    // Queues

    /** What holds for whole queues. */
    Queues queues();

    /** Fair turns for those whose jobs wait in one queue. */
    Tenants tenants();

    /** Places that jobs share. */
    Limits limits();

    /** Which job methods keep failing. */
    Breakers breakers();

    // Operators

    /** What only operators do, and that they did it. */
    Operations operations();

    /** How much has ended, by time and by job method. */
    Statistics statistics();

    /** What running jobs are doing. */
    Stacks stacks();

    // Nodes

    /** Adds a node, ACTIVE, with a lease that begins now. */
    void join(NodeDescription node, Duration lease);

    /**
     * Renews a node's lease, and notes what it tells of its machine. A node that is to be {@linkplain Operations#quiet quiet} is
     * QUIET from then on, and ACTIVE again once it is not; one that is DRAINING stays so.
     *
     * @return {@link Renewal#LOST} if the node is DEAD or its lease has run out: this incarnation must not write any more
     */
    Renewal renew(NodeId node, Duration lease, Pulse pulse);

    /** Marks a node DRAINING, quiet or not: it finishes what it runs and claims nothing. */
    void drain(NodeId node);

    /** Marks a node DEAD because it has stopped by itself; what it left PROCESSING can be rescued at once. */
    void leave(NodeId node);

    /** Marks nodes DEAD whose lease has run out, and tells which. */
    List<LostNode> expireNodes();

    /**
     * Takes PROCESSING jobs from nodes that are DEAD or unknown: back to ENQUEUED with the attempt not counted. The first
     * time counts as a crash, though the job may only have waited there for a worker; each further one only if the job is
     * known to have {@linkplain #begin begun}. A job that had begun is FAILED instead when that makes {@code maxCrashes};
     * one that was asked to stop is DELETED.
     *
     * @param keeping how long those are kept that are FAILED
     */
    List<RescuedJob> rescue(int limit, int maxCrashes, Keeping keeping);

    // Maintenance

    /** Makes SCHEDULED jobs that are due ENQUEUED, earliest first, and tells in which queues. */
    List<String> promote(int limit);

    /**
     * What is due next.
     *
     * @param fireable the schedules that count
     */
    Upcoming upcoming(Fireable fireable);

    /** Makes ENQUEUED jobs HELD whose job method no living node declares; tells how many. */
    int hold(int limit);

    /** Makes HELD jobs ENQUEUED whose job method a living node declares; tells how many. */
    int unhold(int limit);

    /**
     * Removes what has been kept long enough. A job that is the latest of a {@linkplain UniqueKeys key} stays while the
     * window of that claim lasts. How the job of a fire has ended is kept in the ledger, for as long as that is kept.
     *
     * @return how many rows went, or were put off to the end of a window
     */
    int prune(Retention retention, int limit);

    // Recurring

    /** The database's clock. */
    Instant now();

    /** Schedules and their ledgers. */
    Schedules schedules();
}
