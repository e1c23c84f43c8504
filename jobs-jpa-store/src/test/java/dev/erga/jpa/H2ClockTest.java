package dev.erga.jpa;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class H2ClockTest extends DatabaseClockContract {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:clock", "sa", "");

    @Override
    LocalJpaStore emptyStore() {
        LocalJpaStore store = LocalJpaStore.open(pool, new Surroundings(), System::nanoTime);
        Tables.empty(pool);
        return store;
    }

    @AfterEach
    void close() {
        pool.dispose();
    }
}
