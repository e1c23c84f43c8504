package dev.erga.jobs.monitor;

import java.time.Instant;

/**
 * What ended in one stretch of time, as far as nodes have told it: each tells every ten seconds.
 *
 * @param from its beginning
 * @param succeeded how many jobs succeeded
 * @param failed how many jobs failed for good
 * @param retried how many attempts failed that are followed by another
 */
public record ThroughputStep(Instant from, long succeeded, long failed, long retried) {

    public ThroughputStep {
        if (succeeded < 0 || failed < 0 || retried < 0) {
            throw new IllegalArgumentException(
                    "what ended is counted from 0, was " + succeeded + ", " + failed + ", " + retried);
        }
    }

    /** The same stretch with what ended in another added. */
    public ThroughputStep plus(ThroughputStep other) {
        return new ThroughputStep(from, succeeded + other.succeeded, failed + other.failed, retried + other.retried);
    }
}
