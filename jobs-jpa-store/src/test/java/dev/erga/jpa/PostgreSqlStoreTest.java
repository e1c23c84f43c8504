package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a database whose clock is not this machine's: whoever used the latter would be an hour wrong. */
class PostgreSqlStoreTest extends JobStoreContract {

    private static AgroalDataSource source;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        source = Pools.plain(PostgresServer.newDatabaseAhead(), "postgres");
        store = LocalJpaStore.open(source, new Surroundings(), System::nanoTime);
    }

    @AfterAll
    static void close() {
        store.close();
        source.close();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return new Subject(store.opened(), store.transactions(), source).emptied();
    }
}
