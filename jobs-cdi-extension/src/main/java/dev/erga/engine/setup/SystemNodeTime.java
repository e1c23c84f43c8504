package dev.erga.engine.setup;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The machine's own time. */
final class SystemNodeTime implements NodeTime {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Bell bell() {
        return new SemaphoreBell();
    }

    @Override
    public void pause(Duration span) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(span.toNanos());
    }

    /** A permit is a ring that has not been heard. */
    private static final class SemaphoreBell implements Bell {

        private final Semaphore rings = new Semaphore(0);

        @Override
        public void ring() {
            // Two threads may both see zero; the surplus permit is drained with the first.
            if (rings.availablePermits() == 0) {
                rings.release();
            }
        }

        @Override
        public void awaitUntil(long nanoTime) throws InterruptedException {
            if (rings.tryAcquire(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                rings.drainPermits();
            }
        }
    }
}
