package dev.erga.cdi;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The container's transactions. Thread-safe. */
final class JtaTransactions implements Transactions {

    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    JtaTransactions(TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.manager = manager;
        this.registry = registry;
    }

    @Override
    public boolean isActive() {
        return status() == Status.STATUS_ACTIVE;
    }

    @Override
    public <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        Transaction callers = suspend();
        try {
            return OwnTransaction.begin(manager, registry, timeout).run(work);
        } finally {
            resume(callers);
        }
    }

    /** A transaction that is over still hangs on the thread while observers of its end run: it counts as none. */
    @Override
    public <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception {
        return switch (status()) {
            case Status.STATUS_ACTIVE -> inCurrent(work);
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK ->
                inNew(timeout, work);
            default -> throw new JobsException(StartMessages.cannotCommit());
        };
    }

    private static <T> T inCurrent(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (Exception failure) {
            throw TwoDataSources.explained(failure);
        }
    }

    @Override
    public void setRollbackOnly() {
        try {
            OwnTransaction.noteAsked(registry);
            manager.setRollbackOnly();
        } catch (SystemException failure) {
            throw failed("mark a transaction for rollback", failure);
        }
    }

    @Override
    public void beforeCommit(Runnable action) {
        BeforeCommit.register(action, registry);
    }

    @Override
    public boolean rollBackLeft() {
        return OwnTransaction.clear(manager);
    }

    @Override
    public void afterCommit(Runnable action) {
        if (status() == Status.STATUS_ACTIVE) {
            registry.registerInterposedSynchronization(new AfterCommit(action, manager));
        } else if (status() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("there is no transaction to wait for");
        }
    }

    private int status() {
        try {
            return manager.getStatus();
        } catch (SystemException failure) {
            throw failed("tell the state of a transaction", failure);
        }
    }

    private @Nullable Transaction suspend() {
        try {
            return manager.suspend();
        } catch (SystemException failure) {
            throw failed("suspend the caller's transaction", failure);
        }
    }

    private void resume(@Nullable Transaction callers) {
        if (callers == null) {
            return;
        }
        try {
            manager.resume(callers);
        } catch (SystemException | InvalidTransactionException failure) {
            throw failed("resume the caller's transaction", failure);
        }
    }

    static JobsException failed(String doing, Exception cause) {
        return new JobsException(StartMessages.transactionManagerFailed(doing), cause);
    }
}
