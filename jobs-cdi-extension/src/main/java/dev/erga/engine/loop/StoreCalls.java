package dev.erga.engine.loop;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;

/**
 * Runs the engine's own work on the store in transactions, and again, a little later, when the database says that the
 * same work may well succeed: deadlock, serialization failure, lock timeout. Thread-safe.
 */
public final class StoreCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int TRIES = 6;
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofMillis(10);

    private final Transactions transactions;
    private final NodeTime time;
    private final DoubleSupplier random;

    /**
     * Needs a source of random numbers.
     *
     * @param random numbers of at least 0 and below 1, for the jitter between tries
     */
    public StoreCalls(Transactions transactions, NodeTime time, DoubleSupplier random) {
        this.transactions = transactions;
        this.time = time;
        this.random = random;
    }

    /** The transactions below, for those who join one or listen for its commit. */
    public Transactions transactions() {
        return transactions;
    }

    /** Runs the work in a transaction of its own, of at most 30 s. */
    public <T> T inNew(Callable<T> work) throws Exception {
        return retried(() -> transactions.inNew(TIMEOUT, work));
    }

    /**
     * Runs the work in the caller's transaction, once, since only the caller could begin that one again; without one, in
     * a transaction of its own.
     */
    public <T> T inCurrentOrNew(Callable<T> work) throws Exception {
        return transactions.isActive()
                ? transactions.inCurrentOrNew(work)
                : retried(() -> transactions.inCurrentOrNew(work));
    }

    /**
     * As {@link #inCurrentOrNew}, for callers outside of the engine.
     *
     * @param otherwise what is told, with the cause, if something other than a {@link RuntimeException} is thrown
     */
    public <T> T forCaller(Problem otherwise, Callable<T> work) {
        try {
            return inCurrentOrNew(work);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            if (failed instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new JobsException(otherwise, failed);
        }
    }

    /**
     * Runs work that calls foreign code, and so only once, in the caller's transaction; without one, in a transaction of its
     * own.
     *
     * @param timeout of its own one
     */
    public <T> T once(Duration timeout, Callable<T> work) throws Exception {
        return transactions.inCurrentOrNew(timeout, work);
    }

    private <T> T retried(Callable<T> work) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (StoreException refused) {
                if (!refused.isWorthRetrying() || attempt == TRIES) {
                    throw refused;
                }
                time.pause(pauseAfter(attempt));
            }
        }
    }

    private Duration pauseAfter(int attempt) {
        double longest = LONGEST_FIRST_PAUSE.toNanos() * Math.pow(2, attempt - 1);
        return Duration.ofNanos((long) (longest * (0.5 + random.getAsDouble() / 2)));
    }
}
