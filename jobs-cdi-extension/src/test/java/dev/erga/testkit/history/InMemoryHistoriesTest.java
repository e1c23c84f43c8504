package dev.erga.testkit.history;

import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.testkit.InMemorySubject;

class InMemoryHistoriesTest extends StoreHistories {

    @Override
    protected StoreUnderTest emptyStore() {
        return new InMemorySubject();
    }

    @Override
    protected int tries() {
        return 800;
    }

    @Override
    protected String module() {
        return "jobs-cdi-extension";
    }
}
