package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.Keeping;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Until an engine says what it wants to be told: what has become ready is found at its next look. */
record NobodyFollows() implements Followers {

    @Override
    public Keeping keeping() {
        return Keeping.alike(Optional.of(Duration.ofDays(1)));
    }

    @Override
    public void ready(Set<String> queues) {}

    @Override
    public void counted(Set<BatchId> batches) {}

    @Override
    public void owed() {}

    @Override
    public void places(Set<String> keys) {}
}
