package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.util.Optional;

/**
 * Which jobs to list. Immutable: each method returns a changed copy.
 *
 * @param state only jobs in this state
 * @param queue only jobs of this queue
 * @param name only jobs of this job method
 * @param label only jobs with this label
 * @param before only jobs older than this one: where the page before ended
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record JobFilter(
        Optional<JobState> state,
        Optional<String> queue,
        Optional<String> name,
        Optional<String> label,
        Optional<JobId> before,
        int limit) {

    public JobFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The latest 20 jobs of any kind. */
    public static JobFilter all() {
        return new JobFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 20);
    }

    /** Only jobs in this state. */
    public JobFilter inState(JobState value) {
        return new JobFilter(Optional.of(value), queue, name, label, before, limit);
    }

    /** Only jobs of this queue. */
    public JobFilter inQueue(String value) {
        return new JobFilter(state, Optional.of(value), name, label, before, limit);
    }

    /** Only jobs of this job method. */
    public JobFilter named(String value) {
        return new JobFilter(state, queue, Optional.of(value), label, before, limit);
    }

    /** Only jobs with this label. */
    public JobFilter labelled(String value) {
        return new JobFilter(state, queue, name, Optional.of(value), before, limit);
    }

    /** Only jobs older than this one. */
    public JobFilter olderThan(JobId value) {
        return new JobFilter(state, queue, name, label, Optional.of(value), limit);
    }

    /** At most so many, 1 to 200. */
    public JobFilter limit(int value) {
        return new JobFilter(state, queue, name, label, before, value);
    }
}
