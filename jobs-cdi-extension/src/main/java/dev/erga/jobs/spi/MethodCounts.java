package dev.erga.jobs.spi;

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
 */
public record MethodCounts(String name, long succeeded, long failed, long retried, Duration took, Duration longest) {

    /** One job that succeeded. */
    public static MethodCounts succeeded(String name, Duration took) {
        return new MethodCounts(name, 1, 0, 0, took, took);
    }

    /** One job that failed for good. */
    public static MethodCounts failed(String name) {
        return new MethodCounts(name, 0, 1, 0, Duration.ZERO, Duration.ZERO);
    }

    /** One attempt that failed and is followed by another. */
    public static MethodCounts retried(String name) {
        return new MethodCounts(name, 0, 0, 1, Duration.ZERO, Duration.ZERO);
    }

    /** Both together, under this one's name. */
    public MethodCounts plus(MethodCounts other) {
        return new MethodCounts(
                name,
                succeeded + other.succeeded,
                failed + other.failed,
                retried + other.retried,
                took.plus(other.took),
                longest.compareTo(other.longest) >= 0 ? longest : other.longest);
    }

    /** The same under another name. */
    public MethodCounts as(String other) {
        return new MethodCounts(other, succeeded, failed, retried, took, longest);
    }
}
