package dev.erga.jpa;

import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import javax.sql.DataSource;

/** An opened store with a back door to its tables. */
record Subject(OpenedStore opened, Transactions transactions, DataSource backDoor) implements StoreUnderTest {

    @Override
    public JobStore store() {
        return opened.store();
    }

    @Override
    public JobStoreQueries queries() {
        return opened.queries();
    }

    @Override
    public void passTime(Duration span) {
        Tables.age(backDoor, span);
    }

    /** The same store without a row. */
    Subject emptied() {
        Tables.empty(backDoor);
        return this;
    }
}
