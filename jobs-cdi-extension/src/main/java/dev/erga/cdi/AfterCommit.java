package dev.erga.cdi;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action once a transaction has committed. The transaction is over but still on the thread then, and no other could
 * begin there; so it is taken off while the action runs.
 */
final class AfterCommit implements Synchronization {

    private static final System.Logger LOG = System.getLogger("dev.erga");

    private final Runnable action;
    private final TransactionManager manager;

    AfterCommit(Runnable action, TransactionManager manager) {
        this.action = action;
        this.manager = manager;
    }

    @Override
    public void beforeCompletion() {
        // nothing is done before the commit
    }

    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_COMMITTED) {
            return;
        }
        Transaction over = takeOff();
        try {
            action.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "What was to follow a commit failed; the commit itself stands", failure);
        } finally {
            putBack(over);
        }
    }

    private @Nullable Transaction takeOff() {
        try {
            return manager.suspend();
        } catch (SystemException | RuntimeException stays) {
            LOG.log(Level.DEBUG, "A committed transaction stays on the thread", stays);
            return null;
        }
    }

    private void putBack(@Nullable Transaction over) {
        if (over == null) {
            return;
        }
        try {
            manager.resume(over);
        } catch (SystemException | InvalidTransactionException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "A committed transaction could not be put back on the thread", gone);
        }
    }
}
