package dev.erga.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationCountsTest {

    private static final int LAST = DurationCounts.BUCKETS - 1;

    private static DurationCounts counts(LongStream millis) {
        return millis.mapToObj(each -> DurationCounts.of(Duration.ofMillis(each)))
                .reduce(DurationCounts.NONE, DurationCounts::plus);
    }

    private static void assertNear(Duration told, Duration exact) {
        assertThat((double) told.toNanos() / exact.toNanos()).isBetween(0.9, 1.1);
    }

    @Test
    void what_is_told_is_at_most_a_tenth_off_from_a_millisecond_to_six_days() {
        Duration duration = Duration.ofMillis(1);
        int before = 0;
        while (duration.compareTo(Duration.ofDays(6)) < 0) {
            int bucket = DurationCounts.bucket(duration);
            assertThat(bucket).isBetween(Math.max(1, before), before + 1);
            assertNear(DurationCounts.told(bucket), duration);
            before = bucket;
            duration = duration.plus(duration.dividedBy(97));
        }
        assertThat(before).isBetween(LAST - 1, LAST);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT-5S, 0", "PT0.000999S, 0", "PT0.001S, 1", "PT0.002S, 5", "PT0.001999S, 4"})
    void a_millisecond_begins_the_second_bucket_and_each_doubling_has_four(Duration duration, int bucket) {
        assertThat(DurationCounts.bucket(duration)).isEqualTo(bucket);
    }

    @Test
    void any_duration_has_a_bucket() {
        assertThat(DurationCounts.bucket(Duration.ofDays(365))).isEqualTo(LAST);
        assertThat(DurationCounts.bucket(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(LAST);
        assertThat(DurationCounts.bucket(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
        assertThat(DurationCounts.told(0)).isEqualTo(Duration.ofNanos(500_000));
        assertThat(DurationCounts.told(LAST)).isBetween(Duration.ofDays(6), Duration.ofDays(7));
    }

    @Test
    void where_there_is_none_nothing_is_told() {
        assertThat(DurationCounts.NONE.p95()).isEmpty();
        assertThat(DurationCounts.NONE.plus(DurationCounts.NONE)).isEqualTo(DurationCounts.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1000", "19, 1, 1000", "18, 2, 60000", "95, 5, 1000", "94, 6, 60000", "0, 3, 60000"})
    void of_100_as_many_as_95_stay_within_it(int quick, int slow, long told) {
        DurationCounts counts = counts(LongStream.concat(
                LongStream.generate(() -> 1_000).limit(quick),
                LongStream.generate(() -> 60_000).limit(slow)));

        assertNear(counts.p95().orElseThrow(), Duration.ofMillis(told));
    }

    @Test
    void it_is_that_of_a_sorted_list_whatever_was_added_in_which_order() {
        SplittableRandom random = new SplittableRandom(7);
        for (int size = 1; size < 300; size += 13) {
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                millis.add((long) Math.pow(2, random.nextDouble(0, 20)));
            }
            DurationCounts left = counts(millis.subList(0, size / 2).stream().mapToLong(Long::longValue));
            DurationCounts right =
                    counts(millis.subList(size / 2, size).stream().mapToLong(Long::longValue));
            Collections.sort(millis);
            long exact = millis.get((int) Math.ceil(size * 0.95) - 1);

            assertThat(left.plus(right)).isEqualTo(right.plus(left));
            assertNear(left.plus(right).p95().orElseThrow(), Duration.ofMillis(exact));
        }
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> counted(LAST + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> counted(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> counted(1, 0)).withMessageContaining("from 1");
    }

    private static DurationCounts counted(int bucket, long jobs) {
        return new DurationCounts(new TreeMap<>(Map.of(bucket, jobs)));
    }
}
