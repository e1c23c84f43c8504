package dev.erga.jobs.monitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How many durations there were of each size: enough to tell, of any number of jobs and from any number of nodes, what nearly all
 * of them stayed within. The sizes are logarithmic buckets, four for each doubling, as in HdrHistogram or the native
 * histograms of Prometheus, so that what is told is at most 10 % off, from a millisecond to six days. What is shorter is told as half
 * a millisecond, what is longer as about six days.
 *
 * @param byBucket how many there were in each {@linkplain #bucket bucket}, those with none left out
 */
public record DurationCounts(SortedMap<Integer, Long> byBucket) {

    private static final int PER_DOUBLING = 4;
    private static final int DOUBLINGS = 29;

    /** How many buckets there are, numbered from 0: one for all that is shorter than a millisecond, the last for all from six days on. */
    public static final int BUCKETS = PER_DOUBLING * DOUBLINGS + 2;

    /** Where each bucket but the first begins. */
    private static final long[] BEGIN_MICROS = IntStream.range(0, BUCKETS - 1)
            .mapToLong(number -> Math.round(micros(number)))
            .toArray();

    /** Seconds that are in the last bucket whatever is added. */
    private static final long LONG = 1_000_000_000L;

    /** No durations. */
    public static final DurationCounts NONE = new DurationCounts(new TreeMap<>());

    public DurationCounts {
        byBucket.forEach((bucket, count) -> {
            if (bucket < 0 || bucket >= BUCKETS || count < 1) {
                throw new IllegalArgumentException("durations are counted from 1, in buckets from 0 to " + (BUCKETS - 1)
                        + ", were " + count + " in " + bucket);
            }
        });
        byBucket = Collections.unmodifiableSortedMap(new TreeMap<>(byBucket));
    }

    /** One duration. */
    public static DurationCounts of(Duration duration) {
        return new DurationCounts(new TreeMap<>(Map.of(bucket(duration), 1L)));
    }

    /** The bucket of a duration; one below zero, by a clock that was set back, counts as none at all. */
    public static int bucket(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        long micros = Math.min(duration.toSeconds(), LONG) * 1_000_000 + duration.toNanosPart() / 1_000;
        int found = Arrays.binarySearch(BEGIN_MICROS, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** What is told for the durations in a bucket: its middle, so that each is at most 10 % off. */
    public static Duration told(int bucket) {
        return Duration.ofNanos(Math.round(bucket == 0 ? 500_000 : micros(bucket - 0.5) * 1_000));
    }

    private static double micros(double bucket) {
        return 1_000 * Math.pow(2, bucket / PER_DOUBLING);
    }

    /** Both together. */
    public DurationCounts plus(DurationCounts other) {
        if (byBucket.isEmpty() || other.byBucket.isEmpty()) {
            return byBucket.isEmpty() ? other : this;
        }
        SortedMap<Integer, Long> sum = new TreeMap<>(byBucket);
        other.byBucket.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new DurationCounts(sum);
    }

    /**
     * What 95 of 100 stayed within: the duration that is told for the first bucket up to which at least so many lie, at most 10 %
     * off. Empty if there are no durations.
     */
    public Optional<Duration> p95() {
        long all = byBucket.values().stream().mapToLong(Long::longValue).sum();
        long wanted = all - all / 20;
        long found = 0;
        for (Map.Entry<Integer, Long> each : byBucket.entrySet()) {
            found += each.getValue();
            if (found >= wanted) {
                return Optional.of(told(each.getKey()));
            }
        }
        return Optional.empty();
    }
}
