package dev.erga.testkit;

import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;

/** The store in memory keeps what every store keeps, so that tests on it say something about the real ones. */
class InMemoryJobStoreTest extends JobStoreContract {

    @Override
    protected StoreUnderTest emptyStore() {
        InMemoryDatabase database = new InMemoryDatabase();
        OpenedStore opened = database.store();
        Transactions transactions = new InMemoryTransactions(database, new ManualTime());
        return new StoreUnderTest() {
            @Override
            public JobStore store() {
                return opened.store();
            }

            @Override
            public JobStoreQueries queries() {
                return opened.queries();
            }

            @Override
            public Transactions transactions() {
                return transactions;
            }

            @Override
            public void passTime(Duration span) {
                database.clock().advance(span);
            }
        };
    }
}
