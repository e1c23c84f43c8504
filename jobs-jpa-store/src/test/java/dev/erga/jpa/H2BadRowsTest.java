package dev.erga.jpa;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2BadRowsTest extends BadRowsContract {

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.on("jdbc:h2:mem:badrows", "sa");
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
