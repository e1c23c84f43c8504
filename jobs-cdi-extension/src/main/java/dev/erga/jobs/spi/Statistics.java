package dev.erga.jobs.spi;

import java.time.Duration;

/**
 * How much has ended, by time and by job method: for charts, not for accounts. What a node has counted and not told when it
 * dies is missing. Like {@link JobStore}'s own, these verbs run in the current transaction. Thread-safe.
 */
public interface Statistics {

    /** For how long minutes are kept at least. */
    Duration MINUTES_KEPT = Duration.ofHours(25);

    /** For how long hours are kept at least; how long jobs of a single method took, as long as minutes. */
    Duration HOURS_KEPT = Duration.ofDays(8);

    /** For how long the minutes of queues are kept at least. */
    Duration QUEUES_KEPT = Duration.ofHours(1);

    /**
     * Adds to the minute and the hour in which the database's clock stands; what it has kept long enough goes with that, at
     * the latest an hour after it may.
     */
    void add(Ends ends);
}
