package dev.erga.engine.setup;

import java.time.Duration;

/**
 * Time as it passes on this node: spans only, never points. What is due, leased or fired is judged by the database's
 * clock; this one only measures how long the node itself has waited. Tests pass one that they move by hand. Thread-safe.
 */
public interface NodeTime {

    /** Nanoseconds that have passed since an arbitrary moment; never goes back. */
    long nanoTime();

    /** A new bell for one waiting thread. */
    Bell bell();

    /** Lets a span pass on the calling thread. */
    void pause(Duration span) throws InterruptedException;

    /** The machine's own time. */
    static NodeTime system() {
        return new SystemNodeTime();
    }

    /** Wakes one waiting thread before its time. */
    interface Bell {

        /** Wakes the thread that waits, or the next that will; any number of rings before that count as one. */
        void ring();

        /**
         * Waits for a ring or a moment. May return early.
         *
         * @param nanoTime the moment, as {@link NodeTime#nanoTime()} will show it
         */
        void awaitUntil(long nanoTime) throws InterruptedException;
    }
}
