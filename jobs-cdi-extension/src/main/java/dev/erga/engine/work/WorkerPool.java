package dev.erga.engine.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The workers of this node: so many threads at most, each made when it is first needed and gone after half a minute
 * without work. Thread-safe.
 */
final class WorkerPool {

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor;
    private final Consumer<Attempt> runner;
    private final OneAtATime alone = new OneAtATime();

    WorkerPool(int workers, ThreadFactory threads, Consumer<Attempt> runner) {
        this.runner = runner;
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                workers, workers, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = threads.newThread(work);
                    thread.setName("erga-worker-" + number.incrementAndGet());
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Runs the attempt as soon as a worker is free, and nothing runs that it must not run beside. */
    void submit(Attempt attempt) {
        if (!alone.enter(attempt)) {
            return;
        }
        try {
            executor.execute(new Turn(attempt));
        } catch (RuntimeException | Error noThread) {
            alone.stayedOut(attempt);
            throw noThread;
        }
    }

    private void takesItsTurn(Attempt next) {
        try {
            executor.execute(new Turn(next));
        } catch (RuntimeException | Error noThread) {
            alone.waitsAgain(next);
            throw noThread;
        }
    }

    /** How many attempts wait for another to end beside which they must not run; they need no worker. */
    int waitingForEachOther() {
        return alone.waiting();
    }

    /** The one of these that has waited longest. */
    Optional<Attempt> longestWaitingForAnother() {
        return alone.longestWaiting();
    }

    /** Takes back the attempts that wait for another to end. */
    List<Attempt> takeBackThoseWaitingForEachOther() {
        return alone.takeBack();
    }

    /** The attempt that has waited longest for a worker. */
    Optional<Attempt> longestWaiting() {
        Runnable first = executor.getQueue().peek();
        return first instanceof Turn turn ? Optional.of(turn.attempt) : Optional.empty();
    }

    /** Takes the first attempt that waits for a worker and is wanted; the calling worker runs it instead. */
    Optional<Attempt> take(Predicate<Attempt> wanted) {
        BlockingQueue<Runnable> waiting = executor.getQueue();
        for (Runnable turn : waiting) {
            Attempt attempt = ((Turn) turn).attempt;
            if (wanted.test(attempt) && waiting.remove(turn)) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    /** Takes back the attempts that no worker has begun. */
    List<Attempt> takeBack() {
        List<Attempt> notBegun = new ArrayList<>(alone.takeBack());
        List<Runnable> waiting = new ArrayList<>();
        executor.getQueue().drainTo(waiting);
        for (Runnable turn : waiting) {
            Attempt attempt = ((Turn) turn).attempt;
            notBegun.add(attempt);
            alone.leave(attempt);
        }
        return notBegun;
    }

    /** Takes back those of the attempts that wait for a worker and are wanted. */
    List<Attempt> takeBack(Predicate<Attempt> wanted) {
        List<Attempt> notBegun = new ArrayList<>();
        for (Optional<Attempt> next = take(wanted); next.isPresent(); next = take(wanted)) {
            notBegun.add(next.get());
            alone.leave(next.get()).ifPresent(this::takesItsTurn);
        }
        return notBegun;
    }

    /** Lets workers end when they are done. */
    void shutdown() {
        executor.shutdown();
    }

    private final class Turn implements Runnable {

        private final Attempt attempt;

        private Turn(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void run() {
            try {
                runner.accept(attempt);
            } finally {
                // A turn of its own: the next one goes even if this one broke the worker.
                alone.leave(attempt).ifPresent(WorkerPool.this::takesItsTurn);
            }
        }
    }
}
