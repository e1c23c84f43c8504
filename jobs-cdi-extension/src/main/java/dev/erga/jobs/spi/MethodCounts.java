package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.DurationCounts;
import java.time.Duration;

/**
 * What has ended of one job method since it was told last.
 *
 * @param name the job method's name
 * @param succeeded how many of its jobs succeeded
 * @param failed how many of its jobs failed for good
 * @param retried how many of its attempts failed that are followed by another
 * @param took what those that succeeded took together
 * @param longest what the slowest of them took
 * @param each what each of them took
 */
public record MethodCounts(
        String name, long succeeded, long failed, long retried, Duration took, Duration longest, DurationCounts each) {

    /** Both together, under this one's name. */
    public MethodCounts plus(MethodCounts other) {
        return new MethodCounts(
                name,
                succeeded + other.succeeded,
                failed + other.failed,
                retried + other.retried,
                took.plus(other.took),
                longest.compareTo(other.longest) >= 0 ? longest : other.longest,
                each.plus(other.each));
    }

    /** The same under another name. */
    public MethodCounts as(String other) {
        return new MethodCounts(other, succeeded, failed, retried, took, longest, each);
    }
}
