package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.ThroughputRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where jobs live: the verbs that only read. Like {@link JobStore}'s they run in the current transaction. Thread-safe. */
public interface JobStoreQueries {

    /** Jobs in each state, every state present, each count stopping at {@code bound}. */
    Map<JobState, BoundedCount> counts(int bound);

    /**
     * Matching jobs in each state, every state present; the filter's own state, page and limit do not count.
     *
     * @param bound where counts stop. A store looks at one job more at most: of those that an index leads to, if the filter names
     *     something that has one, else of each state; a count that had to stop says that there may be more
     */
    Map<JobState, BoundedCount> counts(JobFilter filter, int bound);

    /** Jobs with this label in each state, every state present. */
    Map<JobState, Long> progress(String label);

    /**
     * Matching jobs, newest first, at most the filter's limit.
     *
     * @param bound how many jobs to look at, at most, where the filter asks for more than one index knows. They are those with its
     *     unique key, its batch, its schedule, its label or its tenant, the first of these that it names; else those in its state,
     *     if that is Awaiting, Held, Succeeded, Failed or Deleted; else, if it names no state, all. To the end are looked through:
     *     what failed in one way or lately, what runs, the failed jobs of a batch, and, where nothing of the first kind is named,
     *     what is Enqueued or Scheduled
     */
    FoundJobs jobs(JobFilter filter, int bound);

    /** One job with its attempts. */
    Optional<JobDetails> job(JobId id);

    /** In which states jobs are, those that exist. */
    Map<JobId, JobState> states(Set<JobId> ids);

    /**
     * Why a job runs or does not.
     *
     * @param most where counts of jobs before it stop
     */
    Optional<Situation> situation(JobId id, int most);

    /** The lines of a job that are kept, in the order of grants and numbers. */
    List<LogLine> log(JobId id);

    /** The jobs that follow a job or batch, or have followed it, oldest first. */
    List<FollowerDetails> followers(Parent parent, int limit);

    /** One batch. */
    Optional<BatchDetails> batch(BatchId id);

    /** Matching batches, newest first, at most the filter's limit. */
    List<BatchDetails> batches(BatchFilter filter);

    /** All schedules, by id. */
    List<RecurringDetails> recurring();

    /**
     * Matching schedules, by id, at most the filter's limit.
     *
     * @param latest how many of the latest entries of each one's ledger to read, at most
     */
    List<RecurringLine> schedules(RecurringFilter filter, int latest);

    /** One schedule. */
    Optional<RecurringDetails> schedule(String id);

    /** A schedule's ledger, newest first. */
    List<FireDetails> fires(String recurringId, int limit);

    /** A schedule's ledger with the jobs that it made, newest first, at most the filter's limit. */
    List<FireRun> ledger(LedgerFilter filter);

    /**
     * The queues that are paused, that living nodes work, or in which jobs wait, by name; counts stop at {@code bound}. What flows
     * through them is made of a {@link QueueFlow}.
     */
    List<QueueDetails> queues(int bound);

    /**
     * Looks through what waits, by indexes and in bounds, however much there is: of the jobs in each state that is not over, and of
     * those that are ready in each queue, at the first in the order in which an index has them, and at the last if the database
     * can read that index backwards.
     *
     * @param most how many rows to look at, at most, at either end of each
     */
    Inventory inventory(int most);

    /**
     * In which ways jobs have failed that are FAILED, or SCHEDULED for another attempt: those ways first that were most frequent
     * in the last 24 hours, then in the last 7 days, then the latest.
     *
     * @param most how many at most
     * @param bound where counts stop
     */
    List<FailureGroup> failures(int most, int bound);

    /** SCHEDULED jobs that have had an attempt, by time and id, at most the filter's limit. */
    List<RetryDetails> retries(RetryFilter filter);

    /** How many SCHEDULED jobs have had an attempt, counted no further than to {@code bound}. */
    BoundedCount retrying(int bound);

    /** The breakers of which something is kept, by name. */
    List<BreakerDetails> breakers();

    /** Matching actions of operators, newest first, at most the filter's limit. */
    List<AuditEntry> audit(AuditFilter filter);

    /** The nodes whose rows are kept, the living first. */
    List<NodeDetails> nodes();

    /** Which nodes were asked for stacks within the span before the database's clock, and what they told, the latest wish first. */
    List<NodeStacks> stacks(Duration within, int limit);

    /** What ended by the minute, from the span before the database's clock on. */
    KeptThroughput minutes(Duration span);

    /** What ended by the hour, from the span before the database's clock on. */
    KeptThroughput hours(Duration span);

    /**
     * How long the jobs took that succeeded, by the beginnings of a range's steps in which any did; by its minutes or hours that
     * began within its span before the database's clock.
     */
    Map<Instant, DurationCounts> took(ThroughputRange range);

    /**
     * The job methods whose jobs took longest when they succeeded in the last day, by p95, then by the mean, slowest first, then by
     * name.
     */
    List<MethodTimes> slowest(int limit);
}
