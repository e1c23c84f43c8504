package dev.erga.jobs.spi;

import java.util.Optional;

/**
 * A store that is ready.
 *
 * @param store its verbs that write
 * @param queries its verbs that read
 * @param wakeUps how nodes tell each other that jobs wait; empty if each has to look by itself
 * @param description one line for the start-up log: which database, which data source, which schema version
 * @param closing releases what the store holds
 */
public record OpenedStore(
        JobStore store, JobStoreQueries queries, Optional<WakeUps> wakeUps, String description, Runnable closing)
        implements AutoCloseable {

    /** One whose nodes have to look by themselves. */
    public OpenedStore(JobStore store, JobStoreQueries queries, String description, Runnable closing) {
        this(store, queries, Optional.empty(), description, closing);
    }

    @Override
    public void close() {
        closing.run();
    }
}
