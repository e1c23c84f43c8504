package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job stands, as the audit tells it.
 *
 * @param state its state
 * @param due when it is to start, if it is SCHEDULED
 * @param stopping whether it was asked to stop
 */
public record Standing(JobState state, Optional<Instant> due, boolean stopping) {

    /** In a few words. */
    public String words() {
        return state + due.map(time -> " for " + time).orElse("") + (stopping ? ", asked to stop" : "");
    }
}
