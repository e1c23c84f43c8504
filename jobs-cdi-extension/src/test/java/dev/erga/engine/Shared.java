package dev.erga.engine;

import dev.erga.jobs.Sensitive;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A bean whose jobs share transactions, and one that keeps the only worker until others wait. */
class Shared {

    /** What a test lets a job do. */
    @FunctionalInterface
    interface Deed {
        void run(long number) throws Exception;
    }

    final List<Long> calls = new CopyOnWriteArrayList<>();
    final CountDownLatch holding = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    volatile Deed deed = number -> {};

    public void work(long number) throws Exception {
        calls.add(number);
        deed.run(number);
    }

    public void other(long number) throws Exception {
        calls.add(-number);
    }

    /** Says its secret aloud. */
    public void keep(@Sensitive String secret) {
        calls.add(0L);
        if (calls.size() > 1) {
            throw new IllegalStateException("cannot keep " + secret);
        }
    }

    /** Never comes to run: it only shows what was committed. */
    public void trace(long number) {
        throw new IllegalStateException("a trace is only counted, this is of " + number);
    }

    public void quick(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("number must not be negative, was " + number);
        }
    }

    public void hold() throws Exception {
        holding.countDown();
        go.await();
    }
}
