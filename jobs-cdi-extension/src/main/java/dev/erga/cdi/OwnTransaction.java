package dev.erga.cdi;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.InDoubtException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One transaction that was begun here, for one thread. */
final class OwnTransaction {

    /** Tells a rollback that was asked for from one that the work brought about. */
    private static final Object ASKED = new Object();

    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;
    private final Transaction mine;

    private OwnTransaction(TransactionManager manager, TransactionSynchronizationRegistry registry, Transaction mine) {
        this.manager = manager;
        this.registry = registry;
        this.mine = mine;
    }

    static OwnTransaction begin(
            TransactionManager manager, TransactionSynchronizationRegistry registry, Duration timeout) {
        try {
            manager.setTransactionTimeout(wholeSeconds(timeout));
            try {
                manager.begin();
            } finally {
                manager.setTransactionTimeout(0);
            }
            return begun(manager, registry);
        } catch (SystemException | NotSupportedException | InvalidTransactionException failure) {
            throw JtaTransactions.failed("begin a transaction", failure);
        }
    }

    /**
     * Payara and GlassFish let connections join the transaction that the running component is known to have, and begin()
     * does not make it known; resume() does, and suspend() takes it back. Elsewhere nothing comes of it.
     */
    private static OwnTransaction begun(TransactionManager manager, TransactionSynchronizationRegistry registry)
            throws SystemException, InvalidTransactionException {
        Transaction mine = manager.getTransaction();
        try {
            manager.resume(manager.suspend());
            return new OwnTransaction(manager, registry, mine);
        } catch (SystemException | InvalidTransactionException | RuntimeException failed) {
            leaveThread(manager);
            mine.rollback();
            throw failed;
        }
    }

    /** Rolls back what is on the thread, or at least takes it from there; tells whether there was anything. */
    static boolean clear(TransactionManager manager) {
        try {
            return rollBackWhateverIsThere(manager);
        } catch (SystemException | RuntimeException refused) {
            return true;
        } finally {
            leaveThread(manager);
        }
    }

    static void noteAsked(TransactionSynchronizationRegistry registry) {
        registry.putResource(ASKED, true);
    }

    static boolean wasAskedToRollBack(TransactionSynchronizationRegistry registry) {
        return Boolean.TRUE.equals(registry.getResource(ASKED));
    }

    private static int wholeSeconds(Duration timeout) {
        long seconds = timeout.plusNanos(999_999_999).toSeconds();
        return (int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE));
    }

    <T> T run(Callable<T> work) throws Exception {
        try {
            return ended(work);
        } finally {
            leaveThread(manager);
        }
    }

    private <T> T ended(Callable<T> work) throws Exception {
        T result;
        try {
            result = work.call();
        } catch (Exception failure) {
            rollBackAfter(failure);
            throw TwoDataSources.explained(failure);
        } catch (Error failure) {
            rollBackAfter(failure);
            throw failure;
        }
        end();
        return result;
    }

    /** After the work returned: a transaction that can only roll back never gets as far as a commit that may be in doubt. */
    private void end() throws Exception {
        try {
            if (!mine.equals(manager.getTransaction())) {
                rollBackWhateverIsThere(manager);
                throw new JobsException(StartMessages.endedInside());
            }
            if (manager.getStatus() == Status.STATUS_ACTIVE) {
                commit();
                return;
            }
            boolean asked = manager.getStatus() == Status.STATUS_MARKED_ROLLBACK && wasAskedToRollBack(registry);
            rollBackWhateverIsThere(manager);
            if (!asked) {
                throw new JobsException(StartMessages.rolledBack());
            }
        } catch (SystemException failure) {
            throw JtaTransactions.failed("roll a transaction back", failure);
        }
    }

    /**
     * Whatever a commit throws, the database may have committed; see the measurements behind InDoubtException. Not so if it
     * never came to the last action before it.
     */
    private void commit() throws Exception {
        Optional<BeforeCommit> last = BeforeCommit.of(registry);
        try {
            manager.commit();
        } catch (RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException
                | SystemException
                | RuntimeException outcome) {
            if (last.isEmpty() || last.get().hasPassed()) {
                throw new InDoubtException(outcome);
            }
            if (!last.get().wasRefused()) {
                throw TwoDataSources.explained(reason(last.get(), outcome));
            }
        }
    }

    /** What the last action threw, or what something before it threw, around which a transaction manager wraps its own. */
    private static Exception reason(BeforeCommit last, Exception outcome) {
        Optional<Throwable> reason = last.thrown().or(() -> Optional.ofNullable(outcome.getCause()));
        if (reason.orElse(outcome) instanceof Error error) {
            throw error;
        }
        return reason.filter(Exception.class::isInstance)
                .map(Exception.class::cast)
                .orElseGet(() -> new JobsException(StartMessages.rolledBack(), outcome));
    }

    /**
     * Some transaction managers leave a broken transaction on the thread, where the next one could not begin; Payara and
     * GlassFish leave one that is over with the running component.
     */
    private static void leaveThread(TransactionManager manager) {
        try {
            manager.suspend();
        } catch (SystemException | RuntimeException gone) {
            // The thread has none: that is what was wanted. How the transaction ended is what counts.
        }
    }

    private void rollBackAfter(Throwable failure) {
        try {
            rollBackWhateverIsThere(manager);
        } catch (SystemException | RuntimeException further) {
            failure.addSuppressed(further);
        }
    }

    private static boolean rollBackWhateverIsThere(TransactionManager manager) throws SystemException {
        if (manager.getTransaction() == null) {
            return false;
        }
        try {
            manager.rollback();
        } catch (IllegalStateException rolledBackAlready) {
            // that is what was wanted
        }
        return true;
    }
}
