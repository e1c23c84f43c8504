package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;

/**
 * Which jobs to list. Immutable: each method returns a changed copy.
 *
 * @param state only jobs in this state
 * @param queue only jobs of this queue
 * @param name only jobs of this job method
 * @param label only jobs with this label
 * @param batch only jobs that are members of this batch
 * @param error only jobs of the {@link FailureGroup} with this key
 * @param failedWithin only jobs that are Failed or wait for another attempt, and that failed no longer ago than this
 * @param before only jobs older than this one: where the page before ended
 * @param after only jobs newer than this one, and of those the oldest: the page that ends there
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record JobFilter(
        Optional<JobState> state,
        Optional<String> queue,
        Optional<String> name,
        Optional<String> label,
        Optional<BatchId> batch,
        Optional<String> error,
        Optional<Duration> failedWithin,
        Optional<JobId> before,
        Optional<JobId> after,
        int limit) {

    public JobFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
        if (before.isPresent() && after.isPresent()) {
            throw new IllegalArgumentException("a page ends at a job or begins after one, not both");
        }
    }

    /** The latest 20 jobs of any kind. */
    public static JobFilter all() {
        return new JobFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20);
    }

    /** Only jobs in this state. */
    public JobFilter inState(JobState value) {
        return new JobFilter(Optional.of(value), queue, name, label, batch, error, failedWithin, before, after, limit);
    }

    /** Only jobs of this queue. */
    public JobFilter inQueue(String value) {
        return new JobFilter(state, Optional.of(value), name, label, batch, error, failedWithin, before, after, limit);
    }

    /** Only jobs of this job method. */
    public JobFilter named(String value) {
        return new JobFilter(state, queue, Optional.of(value), label, batch, error, failedWithin, before, after, limit);
    }

    /** Only jobs with this label. */
    public JobFilter labelled(String value) {
        return new JobFilter(state, queue, name, Optional.of(value), batch, error, failedWithin, before, after, limit);
    }

    /** Only jobs that are members of this batch; batches inside it are not jobs. */
    public JobFilter inBatch(BatchId value) {
        return new JobFilter(state, queue, name, label, Optional.of(value), error, failedWithin, before, after, limit);
    }

    /**
     * Only jobs of the {@link FailureGroup} with this key: those that are Failed, and those that wait for another attempt, and whose
     * latest failure was that one.
     */
    public JobFilter failedWith(String value) {
        return new JobFilter(state, queue, name, label, batch, Optional.of(value), failedWithin, before, after, limit);
    }

    /** Only jobs that are Failed or wait for another attempt, and whose latest failure is no longer ago than this. */
    public JobFilter failedWithin(Duration value) {
        return new JobFilter(state, queue, name, label, batch, error, Optional.of(value), before, after, limit);
    }

    /** Only jobs older than this one. Takes the place of {@link #newerThan}. */
    public JobFilter olderThan(JobId value) {
        return new JobFilter(
                state, queue, name, label, batch, error, failedWithin, Optional.of(value), Optional.empty(), limit);
    }

    /** Only the oldest of the jobs newer than this one; listed newest first all the same. Takes the place of {@link #olderThan}. */
    public JobFilter newerThan(JobId value) {
        return new JobFilter(
                state, queue, name, label, batch, error, failedWithin, Optional.empty(), Optional.of(value), limit);
    }

    /** At most so many, 1 to 200. */
    public JobFilter limit(int value) {
        return new JobFilter(state, queue, name, label, batch, error, failedWithin, before, after, value);
    }
}
