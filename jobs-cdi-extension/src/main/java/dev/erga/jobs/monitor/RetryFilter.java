package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which jobs to list that wait for another attempt. Immutable: each method returns a changed copy.
 *
 * @param after only those behind this place: where the page before ended
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record RetryFilter(Optional<Place> after, int limit) {

    /**
     * A place in the list.
     *
     * @param due when the job there is to run
     * @param job which job that is
     */
    public record Place(Instant due, JobId job) {}

    public RetryFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The 20 that run next. */
    public static RetryFilter soonest() {
        return new RetryFilter(Optional.empty(), 20);
    }

    /** Only those behind this place. */
    public RetryFilter behind(Place value) {
        return new RetryFilter(Optional.of(value), limit);
    }

    /** At most so many, 1 to 200. */
    public RetryFilter limit(int value) {
        return new RetryFilter(after, value);
    }
}
