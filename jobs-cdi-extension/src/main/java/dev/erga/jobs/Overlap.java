package dev.erga.jobs;

/**
 * What happens to a fire of a recurring job while an earlier run of it is not over: the job of its latest fire, or that of
 * its latest {@linkplain RecurringJob#triggerNow() run out of turn}. A job is over once it is Succeeded, Failed or
 * Deleted; one that waits for a retry or for its turn is not.
 */
public enum Overlap {
    /** It fires; several runs may be on their way at once. */
    ALLOW,
    /** It is recorded SKIPPED, with the job that was in the way. */
    SKIP,
    /**
     * It waits until that run is over. What became late by waiting is treated by the {@link Misfire} rule like anything
     * late: by default all that waited becomes one run, with {@link Misfire#CATCH_UP} each runs, one after another. A
     * waiting fire is looked for once in {@code erga.poll.interval}.
     */
    QUEUE
}
