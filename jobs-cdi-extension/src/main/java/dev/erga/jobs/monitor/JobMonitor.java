package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at jobs, schedules and nodes without changing them. Every call reads in a short transaction of its own, or in the
 * caller's if there is one. Thread-safe. Inject it.
 */
public interface JobMonitor {

    /** How many jobs there are in each state, every state present, each count stopping at 10,000. */
    Map<JobState, BoundedCount> counts();

    /**
     * How many jobs match in each state, every state present. The filter's own state, page and limit do not count. No more than
     * 10,000 jobs are looked at: of those that an index leads to, if the filter names something that has one, else of each
     * state. A count that had to stop says that there may be more, though few of those jobs matched.
     */
    Map<JobState, BoundedCount> counts(JobFilter filter);

    /** How many jobs with this label there are in each state, every state present: the progress of a group. */
    Map<JobState, Long> progress(String label);

    /**
     * Jobs that match, newest first, one page. Where a filter asks for more than one index knows, such as a label and a state, or for
     * a queue or a job method, no more than 10,000 jobs are looked at for a page, of those that an index leads to: see {@link
     * JobPage#bounded}. Whoever wants all that match goes on as long as there is a {@link JobPage#next}, whether or not a page has jobs.
     */
    JobPage jobs(JobFilter filter);

    /**
     * How many of the jobs that match are newer than one of them: what has come on top of a list since it was read. The filter's own
     * page and limit do not count. Meant to be asked again and again, so it counts to 100, and where {@link #jobs} looks at no more
     * than 10,000 jobs it looks at the 1,000 that follow; a count that had to stop says that there may be more.
     */
    BoundedCount newer(JobFilter filter, JobId than);

    /** One job with its attempts, or nothing if no such job exists (any more). */
    Optional<JobDetails> job(JobId id);

    /**
     * A job whose arguments can be written anew by {@link JobOperator#editAndRequeue}: one that neither runs nor waits for another
     * or for a place, of a method that this node declares with parameters. Nothing otherwise.
     */
    Optional<EditableJob> editable(JobId id);

    /** In which states jobs are at this moment, those that exist (any more); ask for at most 200 at once. */
    Map<JobId, JobState> states(Set<JobId> ids);

    /**
     * Why a job runs or does not at this moment, or nothing if no such job exists (any more). Reads by indexes, however many
     * jobs there are, and counts those before the job no further than 1,000.
     */
    Optional<Explanation> explain(JobId id);

    /**
     * The lines that a job logged, oldest first: of each attempt the first 100 and the newest 400, with a line between them
     * that tells how many were left out.
     */
    List<LogLine> log(JobId id);

    /** The jobs that follow a job or a batch, or have followed it, oldest first; at most 200. */
    List<FollowerDetails> followers(Parent parent, int limit);

    /** One batch with its counts, or nothing if no such batch exists (any more). */
    Optional<BatchDetails> batch(BatchId id);

    /** Batches that match, newest first, one page. */
    BatchPage batches(BatchFilter filter);

    /** All schedules, by id. */
    List<RecurringDetails> recurring();

    /** Schedules by id, one page, each with the latest 30 entries of its ledger. */
    RecurringPage schedules(RecurringFilter filter);

    /** One schedule, or nothing if no such schedule exists (any more). */
    Optional<RecurringDetails> schedule(String id);

    /**
     * The nominal times of a schedule that are later than an instant and have no entry in its ledger yet, in order; at most 200.
     * None if no such schedule exists, it never fires again, or it cannot be read here. What falls into a pause is among them,
     * although it will be skipped.
     */
    List<UpcomingFire> upcoming(String recurringId, Instant after, int limit);

    /**
     * The nominal times that a schedule would have if it were edited at that instant, in order; at most 200. None if no such schedule
     * exists.
     *
     * @throws JobsException ERGA-0209, ERGA-0231, ERGA-0232 or ERGA-0239 if what is wanted makes no sense
     */
    List<UpcomingFire> preview(String recurringId, RecurringTimes wanted, Instant after, int limit);

    /** The latest entries of a schedule's ledger, newest first; at most 200. */
    List<FireDetails> fires(String recurringId, int limit);

    /** A schedule's ledger with the jobs that it made, newest first, one page. */
    LedgerPage ledger(LedgerFilter filter);

    /**
     * The queues that are paused, worked by a living node, or hold waiting jobs, by name; counts stop at 10,000. What came into
     * them lately is told by the newest 10,000 jobs.
     */
    List<QueueDetails> queues();

    /** In which ways jobs have failed that have not succeeded since; counts stop at 10,000. */
    FailureGroups failures();

    /** Jobs that wait for another attempt, those that run next first, one page; the total stops at 10,000. */
    RetryPage retries(RetryFilter filter);

    /** The breakers of job methods that have failed since they last succeeded, by name. */
    List<BreakerDetails> breakers();

    /**
     * What operators have done, newest first, one page. An action that is stored while others are still being stored may be
     * listed below one that began after it.
     */
    AuditPage audit(AuditFilter filter);

    /** The nodes that work or have stopped lately, the living first. */
    List<NodeDetails> nodes();

    /**
     * The nodes that were {@linkplain JobOperator#askStacks asked} lately what their running jobs are doing, and what they answered,
     * the latest wish first; at most 10.
     *
     * @param within how long ago they were asked, at most
     */
    List<NodeStacks> stacks(Duration within);

    /** What this node was made of and how it is configured; asks no database. */
    DeploymentDetails deployment();

    /** The job methods of this node that people may start, by name; asks no database. */
    List<StartableMethod> startable();

    /**
     * How much has ended, step by step, oldest first; the last step is still going on. Kept by minutes for a day and by hours
     * for a week; reads no jobs. What 95 of 100 jobs stayed within is at most 10 % off, for any number of jobs and nodes.
     */
    List<ThroughputStep> throughput(ThroughputRange range);

    /**
     * The job methods whose jobs took longest when they succeeded in the last day, by what 95 of 100 of each stayed within,
     * slowest first; at most 200. Reads no jobs.
     */
    List<MethodTimes> slowest(int limit);
}
