package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlWrongStatementsTest extends WrongStatementsContract {

    private static AgroalDataSource source;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        source = Pools.plain(PostgresServer.newDatabaseWithoutWaiting(), "postgres");
        store = LocalJpaStore.open(changing(source), new Surroundings(), System::nanoTime);
    }

    @AfterAll
    static void close() {
        store.close();
        source.close();
    }

    @Override
    Subject emptyStore() {
        return new Subject(store.opened(), store.transactions(), source).emptied();
    }
}
