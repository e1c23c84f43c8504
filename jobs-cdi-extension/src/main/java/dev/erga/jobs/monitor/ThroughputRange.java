package dev.erga.jobs.monitor;

import java.time.Duration;

/** For how long back to look at what has ended, and in which steps. */
public enum ThroughputRange {
    /** 15 minutes by the minute. */
    QUARTER_HOUR(Duration.ofMinutes(15), Duration.ofMinutes(1)),
    /** An hour by the minute. */
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
    /** A day by quarters of an hour. */
    DAY(Duration.ofDays(1), Duration.ofMinutes(15)),
    /** A week by two hours. */
    WEEK(Duration.ofDays(7), Duration.ofHours(2));

    private final Duration span;
    private final Duration step;

    ThroughputRange(Duration span, Duration step) {
        this.span = span;
        this.step = step;
    }

    /** The whole of it. */
    public Duration span() {
        return span;
    }

    /** One step; steps begin at its multiples since 1970, in UTC. */
    public Duration step() {
        return step;
    }

    /** How many steps it has, the one that is still going on among them. */
    public int steps() {
        return (int) span.dividedBy(step);
    }
}
