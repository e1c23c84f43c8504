package dev.erga.engine.setup;

import java.time.Duration;

/**
 * When no job of a method is started for a while.
 *
 * @param failures after how many failed attempts in a row; 1 to 1000
 * @param rest for how long
 * @param longest for how long at most: each time that the job which is tried then fails too, it is twice as long as before
 */
public record BreakerRule(int failures, Duration rest, Duration longest) {

    private static final int MOST_DOUBLINGS = 40;

    public BreakerRule {
        if (failures < 1 || failures > 1000) {
            throw new IllegalArgumentException("failures must be 1 to 1000, was " + failures);
        }
        if (rest.isNegative() || rest.isZero() || longest.compareTo(rest) < 0) {
            throw new IllegalArgumentException(
                    "rest must be longer than zero and not longer than the longest, was " + rest + ", " + longest);
        }
    }

    /**
     * How long it is open.
     *
     * @param openings how often it has opened without closing, this time included
     */
    public Duration restAfter(int openings) {
        double millis = rest.toMillis() * Math.pow(2, Math.min(openings - 1, MOST_DOUBLINGS));
        return millis < longest.toMillis() ? Duration.ofMillis((long) millis) : longest;
    }
}
