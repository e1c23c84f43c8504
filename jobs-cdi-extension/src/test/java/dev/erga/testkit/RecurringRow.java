package dev.erga.testkit;

import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Instant;
import java.util.Optional;

/** A stored schedule. */
record RecurringRow(RecurringDefinition definition, Optional<Instant> nextFire) {

    boolean isDueAt(Instant now) {
        return nextFire.isPresent() && !nextFire.get().isAfter(now);
    }
}
