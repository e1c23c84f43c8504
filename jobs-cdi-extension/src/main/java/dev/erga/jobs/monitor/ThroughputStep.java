package dev.erga.jobs.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What ended in one stretch of time, as far as nodes have told it: each tells every ten seconds.
 *
 * @param from its beginning
 * @param succeeded how many jobs succeeded
 * @param failed how many jobs failed for good
 * @param retried how many attempts failed that are followed by another
 * @param took how long those that succeeded took, each from the start of the method to its return
 */
public record ThroughputStep(Instant from, long succeeded, long failed, long retried, DurationCounts took) {

    public ThroughputStep {
        if (succeeded < 0 || failed < 0 || retried < 0) {
            throw new IllegalArgumentException(
                    "what ended is counted from 0, was " + succeeded + ", " + failed + ", " + retried);
        }
    }

    /** A stretch of which is not known how long jobs took. */
    public ThroughputStep(Instant from, long succeeded, long failed, long retried) {
        this(from, succeeded, failed, retried, DurationCounts.NONE);
    }

    /**
     * What 95 of 100 jobs that succeeded stayed within, from the start of the method to its return, at most 10 % off (see
     * {@link DurationCounts}); empty if none succeeded.
     */
    public Optional<Duration> p95() {
        return took.p95();
    }

    /** The same stretch with what ended in another added. */
    public ThroughputStep plus(ThroughputStep other) {
        return new ThroughputStep(
                from,
                succeeded + other.succeeded,
                failed + other.failed,
                retried + other.retried,
                took.plus(other.took));
    }

    /** The same with these durations instead. */
    public ThroughputStep took(DurationCounts durations) {
        return new ThroughputStep(from, succeeded, failed, retried, durations);
    }
}
