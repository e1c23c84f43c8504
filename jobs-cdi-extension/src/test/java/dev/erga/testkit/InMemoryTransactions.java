package dev.erga.testkit;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Transactions on an {@link InMemoryDatabase}. A commit at which the trap springs is in doubt. */
public final class InMemoryTransactions implements Transactions {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    private final InMemoryDatabase database;
    private final NodeTime time;

    /** The time is that by which transactions time out. */
    public InMemoryTransactions(InMemoryDatabase database, NodeTime time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public boolean isActive() {
        return database.isInTransaction() && canCommit(database.current());
    }

    @Override
    public <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        database.springTrap("begin transaction");
        InMemoryTransaction begun = new InMemoryTransaction(time.nanoTime() + timeout.toNanos());
        InMemoryTransaction suspended = database.replace(begun);
        boolean committed = false;
        T result;
        try {
            result = work.call();
            // One of them may add another, as a flush that opens a persistence context does.
            for (int i = 0; i < begun.beforeCommit.size() && canCommit(begun); i++) {
                begun.beforeCommit.get(i).run();
            }
            committed = !begun.rollbackOnly && commit(begun);
        } finally {
            database.end(begun, false);
            database.replace(suspended);
        }
        if (committed) {
            List.copyOf(begun.afterCommit).forEach(Runnable::run);
        }
        return result;
    }

    private boolean commit(InMemoryTransaction begun) {
        if (!canCommit(begun)) {
            throw new InDoubtException(InMemoryDatabase.refused("the transaction has timed out", false));
        }
        doubtfully("before commit");
        database.end(begun, true);
        doubtfully("after commit");
        return true;
    }

    private void doubtfully(String place) {
        try {
            database.springTrap(place);
        } catch (RuntimeException cut) {
            throw new InDoubtException(cut);
        }
    }

    private boolean canCommit(InMemoryTransaction transaction) {
        return !transaction.rollbackOnly && time.nanoTime() - transaction.deadline < 0;
    }

    @Override
    public <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception {
        return database.isInTransaction() ? work.call() : inNew(longer(timeout), work);
    }

    /** Tests move time on in leaps, and a thread that is at work meanwhile must not be timed out by one. */
    private static Duration longer(Duration timeout) {
        return timeout.compareTo(DEFAULT_TIMEOUT) < 0 ? DEFAULT_TIMEOUT : timeout;
    }

    @Override
    public void setRollbackOnly() {
        database.current().rollbackOnly = true;
    }

    @Override
    public void beforeCommit(Runnable action) {
        database.current().beforeCommit.add(action);
    }

    /** Begins a transaction that its caller should end, as a job may do by itself. */
    public void begin() {
        database.replace(new InMemoryTransaction(time.nanoTime() + DEFAULT_TIMEOUT.toNanos()));
    }

    @Override
    public boolean rollBackLeft() {
        InMemoryTransaction left = database.replace(null);
        if (left != null) {
            database.end(left, false);
        }
        return left != null;
    }

    @Override
    public void afterCommit(Runnable action) {
        database.current().afterCommit.add(action);
    }
}
