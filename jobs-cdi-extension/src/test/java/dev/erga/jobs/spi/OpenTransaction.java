package dev.erga.jobs.spi;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A transaction that stays open on a thread of its own, so that a test can look at it from outside. */
public final class OpenTransaction implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Step<?>> steps = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Transactions transactions;
    private boolean open = true;

    private OpenTransaction(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Begins one, on a thread of its own. */
    public static OpenTransaction begin(Transactions transactions) {
        OpenTransaction opened = new OpenTransaction(transactions);
        Thread thread = new Thread(opened::live, "open-transaction");
        thread.setDaemon(true);
        thread.start();
        return opened;
    }

    /** Starts the work inside the transaction and does not wait for it. */
    <T> CompletableFuture<T> start(Callable<T> work) {
        Step<T> step = new Step<>(work, new CompletableFuture<>(), false);
        steps.add(step);
        return step.result();
    }

    /** Does the work inside the transaction and waits for it. */
    public <T> T run(Callable<T> work) throws Exception {
        return await(start(work));
    }

    /** Commits and waits for that. */
    public void commit() throws Exception {
        end(() -> true);
    }

    /** Rolls back and waits for that. */
    public void rollback() throws Exception {
        end(this::markRollback);
    }

    /** Rolls back what a failed test left open. */
    @Override
    public void close() {
        if (open) {
            open = false;
            steps.add(new Step<>(this::markRollback, new CompletableFuture<>(), true));
        }
    }

    /** The result, or a failure when something blocked for good. */
    static <T> T await(CompletableFuture<T> result) throws Exception {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private void end(Callable<?> lastWork) throws Exception {
        open = false;
        steps.add(new Step<>(lastWork, new CompletableFuture<>(), true));
        await(ended);
    }

    private boolean markRollback() {
        transactions.setRollbackOnly();
        return true;
    }

    private void live() {
        try {
            transactions.inNew(TIMEOUT, () -> {
                Step<?> step;
                do {
                    step = steps.take();
                    step.perform();
                } while (!step.last());
                return true;
            });
            ended.complete(null);
        } catch (Exception failed) {
            ended.completeExceptionally(failed);
        }
    }

    private record Step<T>(Callable<T> work, CompletableFuture<T> result, boolean last) {

        void perform() {
            try {
                result.complete(work.call());
            } catch (Exception failed) {
                result.completeExceptionally(failed);
            }
        }
    }
}
