package dev.erga.jpa;

import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the transactions in which several jobs ran, by how they ended. */
final class WatchedTransactions implements Transactions {

    @SuppressWarnings("ThreadLocalUsage") // each test has transactions of its own
    private final ThreadLocal<@Nullable AtomicInteger> jobs = new ThreadLocal<>();

    private final AtomicLong shared = new AtomicLong();
    private final AtomicLong jobsShared = new AtomicLong();
    private final AtomicLong rolledBack = new AtomicLong();
    private final AtomicLong inDoubt = new AtomicLong();
    private final Transactions real;

    WatchedTransactions(Transactions real) {
        this.real = real;
    }

    /** A job runs in the thread's transaction. */
    void countJob() {
        AtomicInteger count = jobs.get();
        if (count != null) {
            count.incrementAndGet();
        }
    }

    /** How many transactions with several jobs have committed. */
    long shared() {
        return shared.get();
    }

    /** How many jobs they had. */
    long jobsShared() {
        return jobsShared.get();
    }

    /** How many transactions with several jobs have not committed, as far as one knows. */
    long rolledBack() {
        return rolledBack.get();
    }

    /** How many commits of jobs were in doubt. */
    long inDoubt() {
        return inDoubt.get();
    }

    @Override
    public <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        @Nullable AtomicInteger outer = jobs.get();
        AtomicInteger own = new AtomicInteger();
        jobs.set(own);
        boolean returned = false;
        try {
            T result = real.inNew(timeout, work);
            returned = true;
            return result;
        } catch (InDoubtException doubtful) {
            inDoubt.addAndGet(own.get() > 0 ? 1 : 0);
            throw doubtful;
        } finally {
            note(own.get(), returned);
            if (outer == null) {
                jobs.remove();
            } else {
                jobs.set(outer);
            }
        }
    }

    private void note(int number, boolean returned) {
        if (number > 1 && returned) {
            shared.incrementAndGet();
            jobsShared.addAndGet(number);
        } else if (number > 1) {
            rolledBack.incrementAndGet();
        }
    }

    @Override
    public boolean isActive() {
        return real.isActive();
    }

    @Override
    public <T> T inCurrentOrNew(Duration timeout, Callable<T> work) throws Exception {
        return real.inCurrentOrNew(timeout, work);
    }

    @Override
    public void setRollbackOnly() {
        real.setRollbackOnly();
    }

    @Override
    public void beforeCommit(Runnable action) {
        real.beforeCommit(action);
    }

    @Override
    public boolean rollBackLeft() {
        return real.rollBackLeft();
    }

    @Override
    public void afterCommit(Runnable action) {
        real.afterCommit(action);
    }
}
