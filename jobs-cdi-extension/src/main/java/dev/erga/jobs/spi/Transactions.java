package dev.erga.jobs.spi;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Transactions as the engine needs them; JTA in a container, the store's own elsewhere. Thread-safe; a transaction belongs
 * to the thread that began it.
 */
public interface Transactions {

    /** Whether the calling thread is in a transaction that can still commit. */
    boolean isActive();

    /**
     * Runs the work in a transaction of its own; one that the thread is in is suspended meanwhile. Commits when the work
     * returns, rolls back when it throws or has called {@link #setRollbackOnly}.
     *
     * @param timeout after which the transaction can only roll back; at least a second
     * @return what the work returned
     * @throws InDoubtException if the commit was begun and did not return well: it may have committed
     * @throws Exception what the work threw, or what {@linkplain #beforeCommit kept the commit from beginning}
     */
    <T> T inNew(Duration timeout, Callable<T> work) throws Exception;

    /** Runs the work in the thread's transaction, or in one of its own, of at most a minute, if there is none. */
    default <T> T inCurrentOrNew(Callable<T> work) throws Exception {
        return inCurrentOrNew(Duration.ofMinutes(1), work);
    }

    /**
     * Runs the work in the thread's transaction, or in one of its own if there is none.
     *
     * @param timeout of its own one
     */
    <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception;

    /** Marks the thread's transaction so that it can only roll back. */
    void setRollbackOnly();

    /**
     * Runs the action on this thread as the last of all that is done before the current transaction commits: after a
     * persistence context has been flushed, for one. To be called at the end of work that {@link #inNew} runs; if it is called
     * earlier as well, that action runs too, at any place before the commit, whoever begins it. The action is left out if the transaction can only roll back by then. If it throws, the transaction rolls back and
     * {@code inNew} throws the same; if it calls {@link #setRollbackOnly}, {@code inNew} returns what the work returned. If
     * something before it failed, {@code inNew} throws that. None of this is in doubt, since no commit had begun.
     */
    void beforeCommit(Runnable action);

    /**
     * Rolls back a transaction that foreign code began on this thread and did not end, so that nothing joins it that comes
     * after. To be called outside of {@link #inNew}. Whatever the transaction manager says, the thread is in none
     * afterwards.
     *
     * @return whether there was one
     */
    boolean rollBackLeft();

    /** Runs the action on this thread once the current transaction has committed; never, if it rolls back. */
    void afterCommit(Runnable action);
}
