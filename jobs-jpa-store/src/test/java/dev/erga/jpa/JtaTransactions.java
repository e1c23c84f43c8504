package dev.erga.jpa;

import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The transactions of a real transaction manager. */
record JtaTransactions(TransactionManager manager) implements Transactions {

    @Override
    public boolean isActive() {
        try {
            return manager.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        Transaction outer = manager.suspend();
        try {
            manager.setTransactionTimeout((int) timeout.toSeconds());
            manager.begin();
            return ended(work);
        } finally {
            if (outer != null) {
                manager.resume(outer);
            }
        }
    }

    private <T> T ended(Callable<T> work) throws Exception {
        boolean commit = false;
        T result;
        try {
            result = work.call();
            commit = manager.getStatus() == Status.STATUS_ACTIVE;
        } finally {
            if (!commit) {
                manager.rollback();
            }
        }
        if (commit) {
            try {
                manager.commit();
            } catch (Exception failed) {
                throw new InDoubtException(failed);
            }
        }
        return result;
    }

    @Override
    public <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception {
        return manager.getTransaction() == null ? inNew(timeout, work) : work.call();
    }

    @Override
    public void setRollbackOnly() {
        try {
            manager.setRollbackOnly();
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Nothing else is registered in these tests, so what runs last is what runs now. */
    @Override
    public void beforeCommit(Runnable action) {
        action.run();
    }

    @Override
    public boolean rollBackLeft() {
        try {
            boolean left = manager.getTransaction() != null;
            if (left) {
                manager.rollback();
            }
            return left;
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        try {
            manager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        action.run();
                    }
                }
            });
        } catch (SystemException | RollbackException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
