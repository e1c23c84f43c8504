package dev.erga.jpa;

import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.testkit.history.StoreHistories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Who waits for a row that an open transaction holds would do so for ever, so the database does not let anybody. */
class PostgreSqlHistoriesTest extends StoreHistories {

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.on(PostgresServer.newDatabaseWithoutWaiting(), "postgres");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return new Subject(store.local().opened(), store.local().transactions(), store.source()).emptied();
    }

    @Override
    protected int tries() {
        return 10;
    }

    @Override
    protected String module() {
        return "jobs-jpa-store";
    }
}
