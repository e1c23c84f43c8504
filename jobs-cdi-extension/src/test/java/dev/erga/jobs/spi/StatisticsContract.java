package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How much has ended, and in which states single jobs are. */
abstract class StatisticsContract extends StoreScenario {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    StatisticsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    /** Of jobs that took all the same. */
    private static MethodCounts counts(String name, long succeeded, long failed, Duration took) {
        Duration each = succeeded == 0 ? Duration.ZERO : took.dividedBy(succeeded);
        return new MethodCounts(name, succeeded, failed, 1, took, each, durations(succeeded, each));
    }

    private static DurationCounts durations(long jobs, Duration each) {
        return jobs == 0
                ? DurationCounts.NONE
                : new DurationCounts(new TreeMap<>(Map.of(DurationCounts.bucket(each), jobs)));
    }

    private static MethodTimes times(String name, long runs, Duration each) {
        Duration told = DurationCounts.told(DurationCounts.bucket(each));
        return new MethodTimes(name, runs, told.compareTo(each) > 0 ? each : told, each, each);
    }

    private static Ends ends(MethodCounts... counts) {
        return new Ends(List.of(counts), Map.of());
    }

    private void added(MethodCounts... counts) throws Exception {
        commit(() -> store.statistics().add(ends(counts)));
    }

    private KeptThroughput minutes(Duration span) throws Exception {
        return inTransaction(() -> queries.minutes(span));
    }

    private KeptThroughput hours(Duration span) throws Exception {
        return inTransaction(() -> queries.hours(span));
    }

    private Map<Instant, DurationCounts> took(ThroughputRange range) throws Exception {
        return inTransaction(() -> queries.took(range));
    }

    private DurationCounts allTook(ThroughputRange range) throws Exception {
        return took(range).values().stream().reduce(DurationCounts.NONE, DurationCounts::plus);
    }

    private List<MethodTimes> slowest(int limit) throws Exception {
        return inTransaction(() -> queries.slowest(limit));
    }

    private static long sum(KeptThroughput kept) {
        return kept.steps().stream().mapToLong(ThroughputStep::succeeded).sum();
    }

    @Test
    void where_nothing_has_ended_nothing_is_told_but_the_time() throws Exception {
        commit(() -> store.statistics().add(ends()));

        assertThat(minutes(HOUR).steps()).isEmpty();
        assertThat(hours(WEEK).steps()).isEmpty();
        assertThat(took(ThroughputRange.HOUR)).isEmpty();
        assertThat(took(ThroughputRange.WEEK)).isEmpty();
        assertThat(slowest(10)).isEmpty();
        Instant now = inTransaction(store::now);
        assertThat(Duration.between(minutes(HOUR).now(), now).abs()).isLessThan(TIMEOUT);
    }

    @Test
    void what_ends_is_counted_in_the_minute_and_in_the_hour_of_the_databases_clock() throws Exception {
        added(counts("A.a", 3, 1, Duration.ofSeconds(9)), counts("B.b", 2, 0, Duration.ofSeconds(2)));

        ThroughputStep minute = minutes(HOUR).steps().get(0);
        ThroughputStep hour = hours(WEEK).steps().get(0);

        assertThat(minutes(HOUR).steps()).hasSize(1);
        assertThat(minute.succeeded()).isEqualTo(5);
        assertThat(minute.failed()).isEqualTo(1);
        assertThat(minute.retried()).isEqualTo(2);
        assertThat(minute.from()).isEqualTo(minute.from().truncatedTo(ChronoUnit.MINUTES));
        assertThat(hour.from()).isEqualTo(hour.from().truncatedTo(ChronoUnit.HOURS));
        assertThat(hour.succeeded()).isEqualTo(5);
        assertThat(Duration.between(minute.from(), minutes(HOUR).now())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void what_is_added_later_comes_on_top() throws Exception {
        for (int i = 0; i < 4; i++) {
            added(counts("A.a", 2, 1, Duration.ofSeconds(4)));
        }

        // The test may run over the end of a minute or an hour.
        assertThat(sum(minutes(HOUR))).isEqualTo(8);
        assertThat(sum(hours(WEEK))).isEqualTo(8);
        assertThat(allTook(ThroughputRange.HOUR)).isEqualTo(durations(8, Duration.ofSeconds(2)));
        assertThat(allTook(ThroughputRange.WEEK)).isEqualTo(durations(8, Duration.ofSeconds(2)));
        assertThat(slowest(10)).containsExactly(times("A.a", 8, Duration.ofSeconds(2)));
    }

    @Test
    void what_95_of_100_jobs_stayed_within_is_told_of_all_job_methods_and_nodes_together() throws Exception {
        added(counts("A.a", 60, 0, Duration.ofSeconds(60)), counts("B.b", 2, 0, Duration.ofMinutes(2)));
        added(counts("A.a", 35, 0, Duration.ofSeconds(35)), counts("C.c", 3, 0, Duration.ofMinutes(3)));

        assertThat(told(allTook(ThroughputRange.QUARTER_HOUR))).isBetween(900.0, 1_100.0);
        assertThat(told(allTook(ThroughputRange.WEEK))).isBetween(900.0, 1_100.0);

        added(counts("B.b", 1, 0, Duration.ofMinutes(1)));

        assertThat(told(allTook(ThroughputRange.QUARTER_HOUR))).isBetween(54_000.0, 66_000.0);
        assertThat(told(allTook(ThroughputRange.WEEK))).isBetween(54_000.0, 66_000.0);
    }

    private static double told(DurationCounts counts) {
        return counts.p95().orElseThrow().toMillis();
    }

    @Test
    void what_jobs_took_is_told_by_the_steps_of_a_range() throws Exception {
        added(counts("A.a", 1, 0, Duration.ofSeconds(1)));
        subject.passTime(Duration.ofMinutes(30));
        added(counts("A.a", 2, 1, Duration.ofSeconds(8)));
        added(counts("A.a", 0, 1, Duration.ZERO));

        assertThat(allTook(ThroughputRange.QUARTER_HOUR)).isEqualTo(durations(2, Duration.ofSeconds(4)));
        for (ThroughputRange range : List.of(ThroughputRange.HOUR, ThroughputRange.DAY, ThroughputRange.WEEK)) {
            assertThat(allTook(range))
                    .isEqualTo(durations(1, Duration.ofSeconds(1)).plus(durations(2, Duration.ofSeconds(4))));
            assertThat(took(range).keySet())
                    .allSatisfy(from -> assertThat(
                                    from.getEpochSecond() % range.step().toSeconds())
                            .isZero());
        }
        assertThat(took(ThroughputRange.HOUR)).containsValue(durations(1, Duration.ofSeconds(1)));
        assertThat(took(ThroughputRange.DAY)).containsValue(durations(1, Duration.ofSeconds(1)));
    }

    @Test
    void what_rolls_back_was_never_counted() throws Exception {
        rollBack(() -> store.statistics().add(ends(counts("A.a", 2, 1, Duration.ofSeconds(4)))));

        assertThat(minutes(HOUR).steps()).isEmpty();
        assertThat(took(ThroughputRange.HOUR)).isEmpty();
        assertThat(slowest(10)).isEmpty();
    }

    @Test
    void two_nodes_that_count_at_once_lose_nothing() throws Exception {
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction two = OpenTransaction.begin(transactions)) {
            one.run(() -> isAdded(counts("A.a", 1, 0, Duration.ZERO)));
            CompletableFuture<Boolean> second = two.start(() -> isAdded(counts("A.a", 10, 0, Duration.ZERO)));
            one.commit();
            OpenTransaction.await(second);
            two.commit();
        }

        assertThat(sum(minutes(HOUR))).isEqualTo(11);
        assertThat(sum(hours(WEEK))).isEqualTo(11);
        assertThat(allTook(ThroughputRange.HOUR)).isEqualTo(durations(11, Duration.ZERO));
        assertThat(slowest(10)).extracting(MethodTimes::runs).containsExactly(11L);
    }

    private boolean isAdded(MethodCounts counts) {
        store.statistics().add(ends(counts));
        return true;
    }

    @Test
    void only_what_began_within_the_span_is_told_oldest_first() throws Exception {
        added(counts("A.a", 1, 0, Duration.ZERO));
        subject.passTime(Duration.ofMinutes(90));
        added(counts("A.a", 2, 0, Duration.ZERO));
        subject.passTime(Duration.ofMinutes(30));
        added(counts("A.a", 4, 0, Duration.ZERO));

        assertThat(minutes(Duration.ofMinutes(15)).steps())
                .extracting(ThroughputStep::succeeded)
                .containsExactly(4L);
        assertThat(minutes(Duration.ofMinutes(100)).steps())
                .extracting(ThroughputStep::succeeded)
                .containsExactly(2L, 4L);
        assertThat(sum(minutes(DAY))).isEqualTo(7);
    }

    @Test
    void minutes_are_kept_for_a_day_and_hours_for_a_week() throws Exception {
        added(counts("A.a", 1, 0, Duration.ofSeconds(1)));
        subject.passTime(Duration.ofHours(30));
        added(counts("B.b", 2, 0, Duration.ofSeconds(1)));

        assertThat(sum(minutes(Duration.ofDays(30)))).isEqualTo(2);
        assertThat(sum(hours(WEEK))).isEqualTo(3);
        assertThat(allTook(ThroughputRange.DAY)).isEqualTo(durations(2, Duration.ofMillis(500)));
        assertThat(allTook(ThroughputRange.WEEK))
                .isEqualTo(durations(1, Duration.ofSeconds(1)).plus(durations(2, Duration.ofMillis(500))));
        assertThat(slowest(10)).extracting(MethodTimes::name).containsExactly("B.b");

        subject.passTime(Duration.ofDays(7));
        added(counts("B.b", 4, 0, Duration.ofSeconds(1)));

        assertThat(sum(hours(Duration.ofDays(30)))).isEqualTo(6);
    }

    @Test
    void job_methods_are_told_by_what_95_of_100_of_their_jobs_stayed_within_when_they_succeeded() throws Exception {
        MethodCounts spiky = counts("Spiky.mostlyFast", 97, 0, Duration.ofSeconds(97))
                .plus(counts("Spiky.mostlyFast", 3, 0, Duration.ofSeconds(600)));
        added(
                counts("Fast.often", 100, 0, Duration.ofSeconds(50)),
                spiky,
                counts("Slow.always", 100, 0, Duration.ofSeconds(200)),
                counts("Never.well", 0, 7, Duration.ZERO));

        assertThat(slowest(10))
                .extracting(MethodTimes::name)
                .containsExactly("Slow.always", "Spiky.mostlyFast", "Fast.often");
        assertThat(slowest(10)).contains(times("Slow.always", 100, Duration.ofSeconds(2)));
        assertThat(slowest(10).get(1).mean()).isGreaterThan(slowest(10).get(0).mean());
        assertThat(slowest(10).get(1).longest()).isEqualTo(Duration.ofSeconds(200));
        assertThat(slowest(1)).extracting(MethodTimes::name).containsExactly("Slow.always");
    }

    @Test
    void job_methods_that_are_alike_are_told_by_their_mean_and_then_by_their_names() throws Exception {
        MethodCounts rarelySlow =
                counts("B.rarelySlow", 99, 0, Duration.ofSeconds(99)).plus(counts("B.rarelySlow", 1, 0, HOUR));
        added(
                counts("D.alike", 1, 0, Duration.ofSeconds(1)),
                rarelySlow,
                counts("C.alike", 1, 0, Duration.ofSeconds(1)));

        assertThat(slowest(10)).extracting(MethodTimes::name).containsExactly("B.rarelySlow", "C.alike", "D.alike");
    }

    @Test
    void the_states_of_single_jobs_are_told_of_those_that_exist() throws Exception {
        JobId running = running(joined()).job();
        JobId waiting = stored();
        JobId other = stored();

        assertThat(inTransaction(() -> queries.states(Set.of(running, waiting, nextId()))))
                .containsOnly(Map.entry(running, JobState.PROCESSING), Map.entry(waiting, JobState.ENQUEUED))
                .doesNotContainKey(other);
    }
}
