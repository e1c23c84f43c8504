package dev.erga.jpa;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2WrongStatementsTest extends WrongStatementsContract {

    private static JdbcConnectionPool pool;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:wrong", "sa", "");
        store = LocalJpaStore.open(changing(pool), new Surroundings(), System::nanoTime);
    }

    @AfterAll
    static void close() {
        store.close();
        pool.dispose();
    }

    @Override
    Subject emptyStore() {
        return new Subject(store.opened(), store.transactions(), pool).emptied();
    }
}
