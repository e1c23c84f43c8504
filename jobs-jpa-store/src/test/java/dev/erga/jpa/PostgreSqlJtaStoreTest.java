package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

class PostgreSqlJtaStoreTest extends JobStoreContract {

    private static JtaContainer container;
    private static DataSource backDoor;

    @BeforeAll
    static void open() throws SQLException {
        PGSimpleDataSource source = PostgresServer.newDatabase();
        container = new JtaContainer(source.getUrl(), "postgres", "");
        backDoor = source;
    }

    @AfterAll
    static void close() {
        container.close();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return container.emptyStore(backDoor);
    }
}
