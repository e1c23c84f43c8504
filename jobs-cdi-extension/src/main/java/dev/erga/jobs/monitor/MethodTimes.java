package dev.erga.jobs.monitor;

import java.time.Duration;

/**
 * How long the good attempts of one job method took in the last day.
 *
 * @param name the job method's name, as its jobs are stored
 * @param runs how many jobs of it succeeded, at least 1
 * @param mean what one took on average, from the start of the method to its return
 * @param longest what the slowest of them took
 */
public record MethodTimes(String name, long runs, Duration mean, Duration longest) {

    public MethodTimes {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be 1 or more, was " + runs);
        }
    }
}
