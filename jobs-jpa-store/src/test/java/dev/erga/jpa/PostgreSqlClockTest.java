package dev.erga.jpa;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlClockTest extends DatabaseClockContract {

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.on(PostgresServer.newDatabase(), "postgres");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    LocalJpaStore emptyStore() {
        Tables.empty(store.source());
        return store.local();
    }
}
