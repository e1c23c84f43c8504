package dev.erga.engine.statistics;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.spi.MethodCounts;
import java.time.Duration;
import java.util.TreeMap;

/** What ends of one job method: numbers that are added to in place, so that an end costs no memory. Not thread-safe. */
final class Counting {

    private long succeeded;
    private long failed;
    private long retried;
    private Duration took = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private final long[] each = new long[DurationCounts.BUCKETS];

    void succeeded(Duration duration) {
        succeeded++;
        took = took.plus(duration);
        longest = max(longest, duration);
        each[DurationCounts.bucket(duration)]++;
    }

    void failed() {
        failed++;
    }

    void retried() {
        retried++;
    }

    void add(MethodCounts more) {
        succeeded += more.succeeded();
        failed += more.failed();
        retried += more.retried();
        took = took.plus(more.took());
        longest = max(longest, more.longest());
        more.each().byBucket().forEach((bucket, count) -> each[bucket] += count);
    }

    MethodCounts as(String name) {
        TreeMap<Integer, Long> counted = new TreeMap<>();
        for (int bucket = 0; bucket < each.length; bucket++) {
            if (each[bucket] > 0) {
                counted.put(bucket, each[bucket]);
            }
        }
        return new MethodCounts(name, succeeded, failed, retried, took, longest, new DurationCounts(counted));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
