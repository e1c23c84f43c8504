package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a database whose clock is not this machine's: whoever used the latter would be an hour wrong. */
class PostgreSqlStoreTest extends JobStoreContract {

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.on(PostgresServer.newDatabaseAhead(), "postgres");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        LocalJpaStore local = store.local();
        return new Subject(local.opened(), local.transactions(), store.source()).emptied();
    }
}
