package dev.erga.cdi;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.Transactions;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** A container in memory. Tells which stores it opened and closed. */
record TestSurroundings(Settings settings, InMemoryDatabase database, List<String> happened) implements Surroundings {

    static TestSurroundings with(Settings settings) {
        return new TestSurroundings(settings, new InMemoryDatabase(), new CopyOnWriteArrayList<>());
    }

    @Override
    public Server server() {
        return new Server("test-node", "test-version", 4);
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions(database, NodeTime.system());
    }

    @Override
    public ThreadFactory threads() {
        return Thread::new;
    }

    @Override
    public OpenedStore openStore(Settings ignored) {
        happened.add("opened");
        OpenedStore opened = database.store();
        return new OpenedStore(opened.store(), opened.queries(), opened.description(), () -> happened.add("closed"));
    }
}
