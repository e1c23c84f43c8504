package dev.erga.jobs.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What an attempt leaves that has ended well.
 *
 * @param lease under which it ran
 * @param result its result as JSON
 * @param dropsCheckpoint whether it has used checkpoints, so that there may be one, which nobody needs any more
 */
public record Leaving(Lease lease, Optional<String> result, boolean dropsCheckpoint) {

    public Leaving {
        Objects.requireNonNull(lease, "lease");
    }
}
