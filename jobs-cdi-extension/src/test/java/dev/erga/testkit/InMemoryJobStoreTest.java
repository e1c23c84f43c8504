package dev.erga.testkit;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;

/** The store in memory keeps what every store keeps, so that tests on it say something about the real ones. */
class InMemoryJobStoreTest extends JobStoreContract {

    @Override
    protected StoreUnderTest emptyStore() {
        return new InMemorySubject();
    }
}
