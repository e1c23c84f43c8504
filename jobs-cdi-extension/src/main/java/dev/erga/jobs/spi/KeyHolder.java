package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.time.Instant;

/**
 * The latest job of a key.
 *
 * @param job which
 * @param state where it stands
 * @param begun whether it was ever granted to a node
 * @param awaitsPlace whether it only waits for a place of its {@linkplain NewJob#limit() limit}
 * @param takenAt when it took the key
 * @param now the database's clock when the job was looked at
 */
public record KeyHolder(JobId job, JobState state, boolean begun, boolean awaitsPlace, Instant takenAt, Instant now) {

    /** How long ago it took the key; never negative. */
    public Duration age() {
        Duration age = Duration.between(takenAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
