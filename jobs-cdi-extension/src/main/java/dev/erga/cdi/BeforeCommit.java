package dev.erga.cdi;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action as the last thing before a commit. Interposed synchronizations come after the others, and among
 * themselves in the order in which they were registered, on Narayana and on GlassFish alike; Hibernate and EclipseLink
 * register theirs when a persistence context is first used. Should that happen in a synchronization, too, then it is before
 * this one is called: so it registers itself once more and acts at the second call.
 */
final class BeforeCommit implements Synchronization {

    private static final Object KEY = new Object();

    private final Runnable action;
    private final TransactionSynchronizationRegistry registry;
    private boolean registeredAgain;
    private boolean passed;
    private boolean refused;
    private @Nullable Throwable thrown;

    private BeforeCommit(Runnable action, TransactionSynchronizationRegistry registry) {
        this.action = action;
        this.registry = registry;
    }

    static void register(Runnable action, TransactionSynchronizationRegistry registry) {
        BeforeCommit last = new BeforeCommit(action, registry);
        registry.putResource(KEY, last);
        registry.registerInterposedSynchronization(last);
    }

    /** What was registered for the transaction that is on the thread. */
    static Optional<BeforeCommit> of(TransactionSynchronizationRegistry registry) {
        return Optional.ofNullable((BeforeCommit) registry.getResource(KEY));
    }

    /** Whether the action was run to its end and let the transaction commit; if not, no commit has begun. */
    boolean hasPassed() {
        return passed;
    }

    /** Whether the action asked for a rollback. */
    boolean wasRefused() {
        return refused;
    }

    /** What the action threw. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    @Override
    public void beforeCompletion() {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE || registersAgain()) {
            return;
        }
        act();
    }

    private boolean registersAgain() {
        if (registeredAgain) {
            return false;
        }
        registeredAgain = true;
        try {
            registry.registerInterposedSynchronization(this);
            return true;
        } catch (IllegalStateException tooLate) {
            // This container takes none any more, from nobody: so this is the last one.
            return false;
        }
    }

    /** Kept, not thrown: what containers make of a synchronization that throws differs, for errors above all. */
    @SuppressWarnings("CatchingUnchecked")
    private void act() {
        try {
            action.run();
            passed = registry.getTransactionStatus() == Status.STATUS_ACTIVE;
            refused = OwnTransaction.wasAskedToRollBack(registry);
        } catch (Throwable failure) {
            thrown = failure;
            registry.setRollbackOnly();
        }
    }

    @Override
    public void afterCompletion(int status) {
        // only what is before the commit matters
    }
}
