package dev.erga.jobs.spi;

import org.junit.jupiter.api.Nested;

/**
 * What every store keeps. A store's test extends this and hands over an empty store for each test; the names of the tests
 * are the specification.
 */
public abstract class JobStoreContract {

    /** A store that holds nothing; asked for once for each test. */
    protected abstract StoreUnderTest emptyStore();

    @Nested
    class Enqueueing extends EnqueueContract {
        Enqueueing() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Claiming extends ClaimContract {
        Claiming() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Completing extends CompleteContract {
        Completing() {
            super(JobStoreContract.this::emptyStore);
        }
    }
}
