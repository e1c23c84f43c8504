package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlJtaStoreTest extends JobStoreContract {

    private static JtaContainer container;
    private static AgroalDataSource backDoor;

    @BeforeAll
    static void open() {
        String url = PostgresServer.newDatabase();
        container = new JtaContainer(url, "postgres");
        backDoor = Pools.plain(url, "postgres");
    }

    @AfterAll
    static void close() {
        container.close();
        backDoor.close();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return container.emptyStore(backDoor);
    }
}
