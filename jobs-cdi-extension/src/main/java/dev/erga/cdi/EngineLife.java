package dev.erga.cdi;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.StoreException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one engine of a deployment. It is made when somebody first needs it, which may be before it is started; it is started
 * once and stopped once. A database that does not answer at start is waited for: an application that is deployed while its
 * database is away need not be deployed again. Thread-safe.
 */
final class EngineLife {

    private static final System.Logger LOG = System.getLogger("dev.erga");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Supplier<MadeEngine> maker;
    private final Supplier<ThreadFactory> threads;
    private final Consumer<MadeEngine> announcer;
    private final NodeTime time;
    private final NodeTime.Bell stopping;
    private Phase phase = Phase.NEW;
    private @Nullable MadeEngine made;
    private @Nullable JobsException obstacle;

    private enum Phase {
        NEW,
        WAITING,
        RUNNING,
        STOPPED,
        CLOSED
    }

    /**
     * A life that has not begun.
     *
     * @param maker opens the store and makes the engine
     * @param threads where the thread comes from that waits for a database
     * @param announcer tells the log of an engine that runs
     */
    EngineLife(
            Supplier<MadeEngine> maker,
            Supplier<ThreadFactory> threads,
            Consumer<MadeEngine> announcer,
            NodeTime time) {
        this.maker = maker;
        this.threads = threads;
        this.announcer = announcer;
        this.time = time;
        this.stopping = time.bell();
    }

    /**
     * The engine, made now if nobody has asked for it before.
     *
     * @throws JobsException numbered, if the store cannot be opened
     */
    synchronized Engine engine() {
        return made().engine();
    }

    private MadeEngine made() {
        if (made != null) {
            return made;
        }
        if (obstacle != null) {
            throw new JobsException(StartMessages.waitingForDatabase(obstacle.problem()), obstacle);
        }
        if (phase == Phase.CLOSED) {
            throw new JobsException(StartMessages.stopped());
        }
        made = maker.get();
        return made;
    }

    /**
     * Starts the engine, unless that was done before.
     *
     * @throws JobsException numbered, if the store cannot be opened for a reason that does not pass by itself
     */
    synchronized void start() {
        if (phase != Phase.NEW) {
            return;
        }
        try {
            run(made());
        } catch (StoreException failure) {
            if (!failure.isWorthRetrying()) {
                throw failure;
            }
            LOG.log(
                    Level.WARNING,
                    StartMessages.waitingForDatabase(failure.problem()).toString(),
                    failure);
            obstacle = failure;
            phase = Phase.WAITING;
            threads.get().newThread(this::waitForDatabase).start();
        }
    }

    private void run(MadeEngine ready) {
        phase = Phase.RUNNING;
        ready.engine().start();
        announcer.accept(ready);
    }

    private void waitForDatabase() {
        Thread.currentThread().setName("erga-start");
        try {
            while (isWaiting()) {
                stopping.awaitUntil(time.nanoTime() + PAUSE.toNanos());
                tryAgain();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    /** Connects without holding the lock, for those who ask meanwhile get their answer at once. */
    private void tryAgain() {
        if (!isWaiting()) {
            return;
        }
        try {
            adopt(maker.get());
        } catch (RuntimeException still) {
            String why =
                    still instanceof JobsException told ? StartMessages.inOneLine(told.problem()) : still.toString();
            LOG.log(Level.WARNING, "The job store is still not open, the next try is in {0}: {1}", PAUSE, why);
        }
    }

    private synchronized void adopt(MadeEngine opened) {
        if (phase != Phase.WAITING) {
            opened.store().close();
            return;
        }
        made = opened;
        obstacle = null;
        run(opened);
    }

    /** Lets running attempts end, then leaves; jobs can still be put in. Does nothing if it was done before. */
    void stop() {
        MadeEngine running = leave(Phase.STOPPED);
        stopping.ring();
        if (running != null) {
            running.engine().stop();
        }
    }

    private synchronized @Nullable MadeEngine leave(Phase next) {
        if (phase.compareTo(next) >= 0) {
            return null;
        }
        phase = next;
        return made;
    }

    /** Stops, then releases the store. Does nothing if it was done before. */
    void close() {
        stop();
        MadeEngine stopped = leave(Phase.CLOSED);
        if (stopped != null) {
            forget();
            stopped.store().close();
        }
    }

    private synchronized void forget() {
        made = null;
    }
}
