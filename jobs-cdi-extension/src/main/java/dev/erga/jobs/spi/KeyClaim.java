package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * That a job is to be the latest of a key.
 *
 * @param key the key
 * @param job about to be stored in the same transaction
 * @param window for how long from now on the job must not be pruned
 */
public record KeyClaim(UniqueKey key, JobId job, Optional<Duration> window) {

    public KeyClaim {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(job, "job");
    }
}
