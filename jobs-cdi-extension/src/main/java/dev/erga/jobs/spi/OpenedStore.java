package dev.erga.jobs.spi;

/**
 * A store that is ready.
 *
 * @param store its verbs that write
 * @param queries its verbs that read
 * @param description one line for the start-up log: which database, which data source, which schema version
 * @param closing releases what the store holds
 */
public record OpenedStore(JobStore store, JobStoreQueries queries, String description, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
