package dev.erga.testkit;

import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;

/** An empty store in memory for tests of stores. */
public final class InMemorySubject implements StoreUnderTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final OpenedStore opened = database.store();
    private final Transactions transactions = new InMemoryTransactions(database, new ManualTime());

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
}
