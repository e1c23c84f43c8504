package dev.erga.benchmarks.measure;

import dev.erga.benchmarks.measure.Contender.Shift;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What is live in the heap while many jobs stream through: enqueued from one stream, and run meanwhile or afterwards. */
record HeapWatch(Contender contender) {

    private static final long PATIENCE_SECONDS = 300;
    private static final double BYTES_IN_MEGABYTE = 1e6;

    Measured stream(int jobs) throws Exception {
        contender.empty();
        Arrivals arrivals = Arrivals.expect(jobs);
        AtomicLong early = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        Stream<String> arguments = Stream.generate(Arrivals::argument)
                .limit(jobs)
                .peek(argument -> {
                    if (sent.incrementAndGet() == jobs / 10) {
                        early.set(live());
                    }
                });
        Shift shift = contender.prepare(Mode.GATHERED, arguments);
        try {
            long late = live();
            shift.begin();
            while (!arrivals.await(1) && arrivals.missing() > jobs / 10) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            late = Math.max(late, live());
            if (!arrivals.await(PATIENCE_SECONDS)) {
                throw new IllegalStateException(arrivals.missing() + " jobs were not run in time");
            }
            return new Measured(Map.of(
                    Measure.HEAP_EARLY, early.get() / BYTES_IN_MEGABYTE, Measure.HEAP_LATE, late / BYTES_IN_MEGABYTE));
        } finally {
            shift.end();
            contender.empty();
        }
    }

    /** After a full collection. */
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
