package dev.erga.testkit;

import dev.erga.engine.setup.NodeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's time that only passes when told to. {@link #advance} first lets every loop of the node come to rest, so that a
 * test meets no loop half-way. Thread-safe.
 */
public final class ManualTime implements NodeTime {

    private static final long GIVE_UP_MILLIS = 30_000;

    private static final long MOMENT_MILLIS = 25;
    private static final Duration STEP = Duration.ofMillis(500);

    private final List<ManualBell> bells = new ArrayList<>();
    private long nanos = 1_000_000_000_000L;

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Bell bell() {
        ManualBell bell = new ManualBell();
        bells.add(bell);
        return bell;
    }

    @Override
    public synchronized void pause(Duration span) throws InterruptedException {
        long end = nanos + span.toNanos();
        while (nanos - end < 0) {
            wait();
        }
    }

    /** Lets every loop come to rest, then moves time on and wakes those whose moment has come. */
    public synchronized void advance(Duration span) {
        awaitRest();
        advanceAnyway(span);
    }

    /** Moves time on while loops may be at work, or stuck in it. */
    public synchronized void advanceAnyway(Duration span) {
        nanos += span.toNanos();
        for (ManualBell bell : bells) {
            if (bell.waiter != null && nanos - bell.until >= 0) {
                bell.ring();
            }
        }
        notifyAll();
    }

    /** Waits until every loop that has ever waited for a bell waits again, or has ended. */
    public synchronized void awaitRest() {
        long giveUp = System.nanoTime() + GIVE_UP_MILLIS * 1_000_000;
        while (bells.stream().anyMatch(ManualBell::isBusy)) {
            if (System.nanoTime() - giveUp > 0) {
                throw new AssertionError("a loop has not come to rest: "
                        + bells.stream()
                                .filter(ManualBell::isBusy)
                                .map(bell -> bell.last)
                                .toList());
            }
            waitForSomething();
        }
    }

    /** Waits until so many threads have waited for a bell at least once, and rest. */
    public synchronized void awaitResting(int threads) {
        long giveUp = System.nanoTime() + GIVE_UP_MILLIS * 1_000_000;
        while (resting() < threads) {
            if (System.nanoTime() - giveUp > 0) {
                throw new AssertionError("fewer than " + threads + " loops have come to rest");
            }
            waitForSomething();
        }
    }

    /** How many threads wait for a bell. */
    public synchronized int resting() {
        return (int) bells.stream().filter(bell -> bell.waiter != null).count();
    }

    /**
     * Moves time on for as long as the thread lives, whatever the loops do. Between the steps the machine gets a moment,
     * so that those who have something to do are not overtaken by time.
     */
    public void advanceUntilDead(Thread thread) {
        long giveUp = System.nanoTime() + GIVE_UP_MILLIS * 1_000_000;
        while (thread.isAlive()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new AssertionError(thread.getName() + " does not end");
            }
            try {
                thread.join(MOMENT_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
            advanceAnyway(STEP);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // callers look again
    private void waitForSomething() {
        try {
            // The limit is for threads that die, which nobody tells.
            wait(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private final class ManualBell implements Bell {

        private boolean rung;
        private long until;
        private @Nullable Thread waiter;
        private @Nullable Thread last;

        /** The one who waits counts as busy from the ring on, not only when it has noticed. */
        @Override
        public void ring() {
            synchronized (ManualTime.this) {
                rung = true;
                waiter = null;
                ManualTime.this.notifyAll();
            }
        }

        @Override
        public void awaitUntil(long nanoTime) throws InterruptedException {
            synchronized (ManualTime.this) {
                last = Thread.currentThread();
                if (!rung && nanos - nanoTime < 0) {
                    until = nanoTime;
                    waiter = last;
                    ManualTime.this.notifyAll();
                    while (!rung) {
                        ManualTime.this.wait();
                    }
                }
                rung = false;
            }
        }

        boolean isBusy() {
            Thread known = last;
            // Others, such as the thread that stops a node, wait for a while and go their way.
            return known != null && waiter == null && known.getName().startsWith("erga-") && known.isAlive();
        }
    }
}
