package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreContract;
import dev.erga.jobs.spi.StoreUnderTest;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file, in JTA transactions, as the example has it. */
class H2JtaStoreTest extends JobStoreContract {

    @TempDir
    static Path folder;

    private static JtaContainer container;
    private static JdbcConnectionPool backDoor;

    @BeforeAll
    static void open() {
        String url = "jdbc:h2:file:" + folder.resolve("erga");
        container = new JtaContainer(url, "sa");
        backDoor = JdbcConnectionPool.create(url, "sa", "");
    }

    @AfterAll
    static void close() {
        container.close();
        backDoor.dispose();
    }

    @Override
    protected StoreUnderTest emptyStore() {
        return container.emptyStore(backDoor);
    }
}
