package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.Optional;

/**
 * What a job is to be called with, and what tells whether it has moved on since.
 *
 * @param name the job method's, perhaps a former one
 * @param arguments the JSON array, as it is stored
 * @param state its state
 * @param runAt when it may start, if it was ever put off
 * @param token how often it was granted to a node
 * @param limit the key of the places that it shares
 */
public record StoredCall(
        String name, String arguments, JobState state, Optional<Instant> runAt, long token, Optional<String> limit) {}
