package dev.erga.jobs.monitor;

import java.time.Duration;

/**
 * How long the good attempts of one job method took in the last day, each from the start of the method to its return.
 *
 * @param name the job method's name, as its jobs are stored
 * @param runs how many jobs of it succeeded, at least 1
 * @param p95 what 95 of 100 of them stayed within; at most 10 % off (see {@link DurationCounts}), and never above the longest
 * @param mean what one took on average
 * @param longest what the slowest of them took
 */
public record MethodTimes(String name, long runs, Duration p95, Duration mean, Duration longest) {

    public MethodTimes {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be 1 or more, was " + runs);
        }
        if (p95.compareTo(longest) > 0) {
            throw new IllegalArgumentException("p95 cannot be above the longest, was " + p95 + " of " + longest);
        }
    }
}
