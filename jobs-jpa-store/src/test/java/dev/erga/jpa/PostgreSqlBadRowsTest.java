package dev.erga.jpa;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlBadRowsTest extends BadRowsContract {

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
    OpenStore opened() {
        return store;
    }
}
