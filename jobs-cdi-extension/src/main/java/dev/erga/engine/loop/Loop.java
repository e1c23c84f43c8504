package dev.erga.engine.loop;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.NodeTime;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * A thread that does rounds until it is told to end. A round that fails is reported with the loop's name, and the next
 * one runs a second later. Loops are never interrupted, since some databases close when a thread is interrupted in them;
 * an interruption by others is ignored.
 */
public final class Loop {

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Round round;
    private final NodeTime time;
    private final CalmLog log;
    private final NodeTime.Bell bell;
    private final NodeTime.Bell ended;
    private volatile boolean stopping;
    private volatile boolean running;

    /** What a loop does again and again. */
    @FunctionalInterface
    public interface Round {
        /** Does the work and tells how long the loop may rest before the next round, unless it is woken. */
        Duration run() throws Exception;
    }

    /** The name is the thread's, after {@code erga-}. */
    public Loop(String name, NodeTime time, CalmLog log, Round round) {
        this.name = name;
        this.round = round;
        this.time = time;
        this.log = log;
        this.bell = time.bell();
        this.ended = time.bell();
    }

    /** Begins; to be called once. */
    public void start(ThreadFactory threads) {
        running = true;
        Thread thread = threads.newThread(this::run);
        thread.setName("erga-" + name);
        thread.start();
    }

    /** Lets the next round begin at once. */
    public void wake() {
        bell.ring();
    }

    /** Lets no further round begin. A loop that was never started has ended. */
    public void stop() {
        stopping = true;
        bell.ring();
    }

    /** Whether it was told to end. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * Waits for the round that runs to end, after {@link #stop}.
     *
     * @return false if the moment came first
     */
    public boolean awaitEnd(long nanoTime) throws InterruptedException {
        while (running) {
            if (time.nanoTime() - nanoTime >= 0) {
                return false;
            }
            ended.awaitUntil(nanoTime);
        }
        return true;
    }

    private void run() {
        try {
            while (!stopping) {
                roundAndRest();
            }
        } finally {
            running = false;
            ended.ring();
        }
    }

    /** Outlives what the report of a failed round and the rest throw as well. */
    @SuppressWarnings("CatchingUnchecked")
    private void roundAndRest() {
        try {
            rest(oneRound());
        } catch (Throwable further) {
            // The next round is due; should what it needs still be missing, it is reported there.
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a loop outlives whatever a round throws, errors too
    private Duration oneRound() {
        try {
            return round.run();
        } catch (Throwable failed) {
            log.trouble(() -> Messages.roundFailed(name).toString(), failed);
            return REST_AFTER_FAILURE;
        }
    }

    private void rest(Duration span) {
        if (span.isZero() || stopping) {
            return;
        }
        try {
            bell.awaitUntil(time.nanoTime() + span.toNanos());
        } catch (InterruptedException ignored) {
            // The next round begins early; see the class comment.
        }
    }
}
