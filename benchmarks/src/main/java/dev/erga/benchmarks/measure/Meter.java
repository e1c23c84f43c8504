package dev.erga.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the database and this JVM spend between two moments. Threads that end in between are not counted as allocating. */
final class Meter {

    private static final double NANOS_IN_SECOND = 1e9;
    private static final double NANOS_IN_MICRO = 1e3;

    private final long postmaster;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final long began;
    private final Optional<Long> databaseBefore;
    private final long jvmBefore;
    private final Map<Long, Long> allocatedBefore;

    private Meter(long postmaster) {
        this.postmaster = postmaster;
        this.allocatedBefore = allocated();
        this.jvmBefore = system.getProcessCpuTime();
        this.databaseBefore = ProcessTimes.nanosOf(postmaster);
        this.began = System.nanoTime();
    }

    /** Starts to measure; the system property {@code benchmarks.postmaster} names the database's first process. */
    static Meter start() {
        return new Meter(Long.getLong("benchmarks.postmaster", 0));
    }

    long began() {
        return began;
    }

    /** What that many jobs took, from a moment on that may be later than the start of the meter. */
    Map<Measure, Double> perJob(long jobs, long since) {
        long ended = System.nanoTime();
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        figures.put(Measure.RATE, jobs * NANOS_IN_SECOND / (ended - since));
        figures.put(Measure.JVM_CPU, (system.getProcessCpuTime() - jvmBefore) / NANOS_IN_MICRO / jobs);
        figures.put(Measure.ALLOCATED, allocatedSince() / (double) jobs);
        databaseBefore
                .flatMap(before -> ProcessTimes.nanosOf(postmaster).map(now -> now - before))
                .ifPresent(spent -> figures.put(Measure.DATABASE_CPU, spent / NANOS_IN_MICRO / jobs));
        return figures;
    }

    /** How much of one core this JVM has used. */
    double coreShare() {
        return 100.0 * (system.getProcessCpuTime() - jvmBefore) / (System.nanoTime() - began);
    }

    private long allocatedSince() {
        return allocated().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private Map<Long, Long> allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }
}
