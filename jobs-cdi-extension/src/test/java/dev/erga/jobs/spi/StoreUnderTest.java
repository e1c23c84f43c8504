package dev.erga.jobs.spi;

import java.time.Duration;

/** A store that {@link JobStoreContract} puts to the test. */
public interface StoreUnderTest {

    /** Its verbs that write. */
    JobStore store();

    /** Its verbs that read. */
    JobStoreQueries queries();

    /** The transactions that its verbs join. */
    Transactions transactions();

    /**
     * Makes everything that is stored older, as if this span had passed: leases, due times, fires, expiries. A store whose
     * clock can be moved may move it; another subtracts the span from every time it has stored. A negative span makes
     * everything younger.
     */
    void passTime(Duration span);
}
