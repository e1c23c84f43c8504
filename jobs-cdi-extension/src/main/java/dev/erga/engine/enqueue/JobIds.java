package dev.erga.engine.enqueue;

import dev.erga.jobs.JobId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes job ids: UUID version 7 as RFC 9562 describes it, with its method 1 (a counter of twelve bits behind the
 * milliseconds), so ids of one node rise even within a millisecond and when its clock is set back. Thread-safe.
 */
public final class JobIds {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_END = 1 << COUNTER_BITS;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMillis = Long.MIN_VALUE;
    private int counter;

    /** The random generator need not be thread-safe, and must belong to nobody else. */
    public JobIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An id greater than every one before. */
    public synchronized JobId next() {
        long millis = clock.millis();
        if (millis > lastMillis) {
            begin(millis);
        } else if (++counter == COUNTER_END) {
            begin(lastMillis + 1);
        }
        long high = (lastMillis << 16) | (7L << COUNTER_BITS) | counter;
        long low = (random.nextLong() >>> 2) | (0b10L << 62);
        return new JobId(new UUID(high, low));
    }

    /** The counter begins in its lower half, so that a burst has room. */
    private void begin(long millis) {
        lastMillis = millis;
        counter = random.nextInt(COUNTER_END / 2);
    }
}
