package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlBadRowsTest extends BadRowsContract {

    private static AgroalDataSource source;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        store = LocalJpaStore.open(source, new Surroundings(), System::nanoTime);
    }

    @AfterAll
    static void close() {
        store.close();
        source.close();
    }

    @Override
    Opened opened() {
        return new Opened(store, source);
    }
}
