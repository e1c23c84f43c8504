package dev.erga.engine.loop;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.NodeTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Does things at their moment, on a thread that never waits for the database: attempts that take too long are interrupted
 * and a lease that was not renewed ends even while every statement hangs. Actions must be quick. Thread-safe.
 */
public final class Deadlines {

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final NodeTime time;
    private final CalmLog log;
    private final Loop loop;

    @SuppressWarnings("UnnecessaryLambda") // differences, since nanoTime may wrap around
    private final Comparator<Deadline> order = (one, other) -> Long.signum(one.nanoTime - other.nanoTime);

    private final PriorityQueue<Deadline> ahead = new PriorityQueue<>(order);

    public Deadlines(NodeTime time, CalmLog log) {
        this.time = time;
        this.log = log;
        this.loop = new Loop("timer", time, log, this::round);
    }

    /** The loop that watches the time. */
    public Loop loop() {
        return loop;
    }

    /** Begins. */
    public void start(ThreadFactory threads) {
        loop.start(threads);
    }

    /** Does the action once the span has passed, unless it is cancelled before. */
    public Deadline in(Duration span, Runnable action) {
        return at(time.nanoTime() + span.toNanos(), action);
    }

    /** Does the action at the moment, unless it is cancelled before. */
    public Deadline at(long nanoTime, Runnable action) {
        Deadline deadline = new Deadline(nanoTime, action);
        boolean first;
        synchronized (ahead) {
            ahead.add(deadline);
            first = ahead.peek() == deadline;
        }
        if (first) {
            loop.wake();
        }
        return deadline;
    }

    private Duration round() {
        for (Deadline due = nextDue(); due != null; due = nextDue()) {
            act(due);
        }
        synchronized (ahead) {
            Deadline next = ahead.peek();
            if (next == null) {
                return LONGEST_REST;
            }
            long nanos = Math.max(0, next.nanoTime - time.nanoTime());
            return Duration.ofNanos(Math.min(nanos, LONGEST_REST.toNanos()));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // one that fails must not keep the others from their moment
    private void act(Deadline deadline) {
        try {
            deadline.action.run();
        } catch (Throwable failed) {
            log.trouble(() -> Messages.roundFailed("timer").toString(), failed);
        }
    }

    /** One by one, so that none is taken out that an error could keep from its moment. */
    private @Nullable Deadline nextDue() {
        synchronized (ahead) {
            Deadline next = ahead.peek();
            return next != null && next.nanoTime - time.nanoTime() <= 0 ? ahead.poll() : null;
        }
    }

    /** Something to be done at a moment. */
    public final class Deadline {

        private final long nanoTime;
        private final Runnable action;

        private Deadline(long nanoTime, Runnable action) {
            this.nanoTime = nanoTime;
            this.action = action;
        }

        /** Does not do it, unless it has begun. */
        public void cancel() {
            synchronized (ahead) {
                ahead.remove(this);
            }
        }
    }
}
