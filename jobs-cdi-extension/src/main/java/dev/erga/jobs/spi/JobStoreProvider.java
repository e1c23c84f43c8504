package dev.erga.jobs.spi;

/** Found by {@link java.util.ServiceLoader}: opens the store that its jar brings. */
public interface JobStoreProvider {

    /**
     * Connects, then creates or checks the schema as {@code erga.schema} says.
     *
     * @throws StoreException numbered, if that is not possible
     */
    OpenedStore open(StoreEnvironment environment);
}
