package dev.erga.testkit.history;

import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.testkit.InMemorySubject;

class InMemoryMutantsTest extends MutantHistories {

    @Override
    protected StoreUnderTest emptyStore() {
        return new InMemorySubject();
    }

    @Override
    protected int tries() {
        return 1_000;
    }
}
