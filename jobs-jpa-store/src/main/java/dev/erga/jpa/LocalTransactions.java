package dev.erga.jpa;

import dev.erga.jobs.spi.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions without a container: one connection for each, bound to the thread. */
final class LocalTransactions implements Transactions {

    /** For work that joins a transaction and finds none. */
    @SuppressWarnings(
            "ThreadLocalUsage") // each store has transactions of its own; the entry goes when the last one ends
    private final ThreadLocal<@Nullable LocalTransaction> current = new ThreadLocal<>();

    private final DataSource source;
    private final LongSupplier nanoTime;

    LocalTransactions(DataSource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isActive() {
        LocalTransaction transaction = current.get();
        return transaction != null && transaction.canCommit();
    }

    @Override
    public <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        LocalTransaction outer = current.get();
        LocalTransaction own = new LocalTransaction(source, timeout, nanoTime);
        current.set(own);
        T result;
        try {
            result = own.around(work);
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
        own.runAfterCommit();
        return result;
    }

    @Override
    public <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception {
        return current.get() == null ? inNew(timeout, work) : work.call();
    }

    @Override
    public void setRollbackOnly() {
        required().setRollbackOnly();
    }

    @Override
    public void beforeCommit(Runnable action) {
        required().beforeCommit(action);
    }

    /** There never is one: a transaction ends with the work that it was begun for. */
    @Override
    public boolean rollBackLeft() {
        return false;
    }

    @Override
    public void afterCommit(Runnable action) {
        required().afterCommit(action);
    }

    /** The connection of the thread's transaction. */
    Connection connection() throws SQLException {
        return required().connection();
    }

    private LocalTransaction required() {
        LocalTransaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("the store's verbs run in a transaction, and this thread is in none");
        }
        return transaction;
    }
}
