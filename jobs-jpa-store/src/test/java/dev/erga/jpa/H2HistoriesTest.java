package dev.erga.jpa;

import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.testkit.history.StoreHistories;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2HistoriesTest extends StoreHistories {

    private static JdbcConnectionPool pool;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:histories", "sa", "");
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

    @Override
    protected int tries() {
        return 30;
    }

    @Override
    protected String module() {
        return "jobs-jpa-store";
    }
}
