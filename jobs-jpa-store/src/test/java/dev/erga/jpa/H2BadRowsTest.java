package dev.erga.jpa;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2BadRowsTest extends BadRowsContract {

    private static AgroalDataSource source;
    private static LocalJpaStore store;

    @BeforeAll
    static void open() {
        source = Pools.plain("jdbc:h2:mem:badrows;DB_CLOSE_DELAY=-1", "sa");
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
