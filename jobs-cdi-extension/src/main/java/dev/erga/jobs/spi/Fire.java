package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a schedule's ledger.
 *
 * @param recurringId which schedule
 * @param fireTime the nominal time; unique for the schedule
 * @param outcome what happened to it
 * @param reason why it did not run by itself
 * @param job the job it made
 */
public record Fire(
        String recurringId, Instant fireTime, Outcome outcome, Optional<String> reason, Optional<JobId> job) {

    /** What can happen to a nominal fire time. */
    public enum Outcome {
        /** It made a job. */
        FIRED,
        /** It was missed and is covered by the run of a later fire. */
        COALESCED,
        /** It was missed and does not run. */
        SKIPPED
    }
}
