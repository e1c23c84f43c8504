package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2MemoryStoreTest extends JobStoreContract {

    private static JdbcConnectionPool pool;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:contract", "sa", "");
        store = LocalJpaStore.open(pool, new Surroundings(), System::nanoTime);
    }

    @AfterAll
    static void close() {
        store.close();
        pool.dispose();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return new Subject(store.opened(), store.transactions(), pool).emptied();
    }
}
