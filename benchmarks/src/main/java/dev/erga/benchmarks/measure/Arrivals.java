package dev.erga.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The jobs that have been run in this process; static, since some contenders make the objects that run jobs themselves.
 * An argument that begins with the time of its sending tells how long it took: {@code System.nanoTime()} is the same for all
 * processes of one machine on Linux.
 */
public final class Arrivals {

    private static final int ARGUMENT_LENGTH = 200;
    private static final char TIMED = '@';
    private static final char FILL = 'x';
    private static final String PLAIN = String.valueOf(FILL).repeat(ARGUMENT_LENGTH);

    private static volatile Arrivals current = new Arrivals(0);

    private final CountDownLatch awaited;
    private final AtomicLong first = new AtomicLong();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    private Arrivals(int expected) {
        awaited = new CountDownLatch(expected);
    }

    static Arrivals expect(int jobs) {
        Arrivals fresh = new Arrivals(jobs);
        current = fresh;
        return fresh;
    }

    /** What each job does. */
    public static void note(String argument) {
        current.arrived(argument);
    }

    /** 200 characters: what a small order or a line of a mail takes. */
    static String argument() {
        return PLAIN;
    }

    /** As long, with the time of its making in it. */
    static String timedArgument() {
        String stamp = TIMED + Long.toString(System.nanoTime()) + TIMED;
        return stamp + PLAIN.substring(stamp.length());
    }

    private void arrived(String argument) {
        long now = System.nanoTime();
        if (argument.charAt(0) == TIMED) {
            delays.add(now - Long.parseLong(argument, 1, argument.indexOf(TIMED, 1), 10));
        }
        if (first.get() == 0) {
            first.compareAndSet(0, now);
        }
        awaited.countDown();
    }

    /** Whether all have come before patience ended. */
    boolean await(long seconds) throws InterruptedException {
        return awaited.await(seconds, TimeUnit.SECONDS);
    }

    long missing() {
        return awaited.getCount();
    }

    /** When the first one began, by {@code System.nanoTime()}. */
    long first() {
        return first.get();
    }

    List<Long> delays() {
        return new ArrayList<>(delays);
    }
}
