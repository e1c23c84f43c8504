package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.BreakerClosed;
import dev.erga.jobs.event.BreakerOpened;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.BreakerDetails.Position;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job method that keeps failing rests. */
class BreakerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final BreakerRule RULE = new BreakerRule(3, MINUTE, MINUTE.multipliedBy(4));

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).named("one").hearingStarts(false);
    private volatile boolean works;

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    /** Attempts that fail are tried again in a day. */
    private static JobDeclaration breaking(JobDeclaration first) {
        return Declarations.retrying(first, new RetryPolicy(11, new Backoff.Fixed(Duration.ofDays(1)), List.of()))
                .breakingAfter(RULE);
    }

    private void start(JobDeclaration first) {
        probe.deed = argument -> {
            if (!works) {
                throw new IllegalStateException("the other side does not answer");
            }
        };
        node.declares(breaking(first), Declarations.of(probe, "second")).start();
    }

    private void start() {
        start(Declarations.of(probe, "first"));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            database.awaitState(node.jobs().enqueue(Probe::first, (long) i), JobState.SCHEDULED);
        }
        settle();
    }

    /** What is noted is written and looked at. */
    private void settle() {
        node.pass(MOMENT);
    }

    private BreakerState only() {
        assertThat(database.breakers()).hasSize(1);
        return database.breakers().get(0);
    }

    private JobId waits() {
        JobId job = node.jobs().enqueue(Probe::first, 99L);
        settle();
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
        return job;
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactional", "chunk", "alone"})
    void after_so_many_failures_in_a_row_no_job_of_the_method_is_started(String kind) {
        JobDeclaration plain = Declarations.of(probe, "first");
        start(
                switch (kind) {
                    case "chunk" -> plain.inChunksOf(10);
                    case "alone" -> Declarations.notTransactional(plain);
                    default -> plain;
                });
        fail(2);
        assertThat(only().isOpen()).isFalse();
        fail(1);

        assertThat(only().openUntil()).isPresent();
        JobId job = waits();
        assertThat(database.peek(job).orElseThrow().summary().attempts()).isZero();
        database.awaitState(node.jobs().enqueue(Probe::second, 1L), JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(3);
        BreakerOpened opened = (BreakerOpened) node.awaitEvent(BreakerOpened.class::isInstance);
        assertThat(opened.name()).isEqualTo("Probe.first");
        assertThat(opened.failures()).isEqualTo(3);
        assertThat(opened.rest()).isEqualTo(MINUTE);
        assertThat(opened.reason()).contains("the other side does not answer");
    }

    @Test
    void a_success_in_between_makes_it_count_from_zero_and_leaves_nothing() {
        start();
        fail(2);
        works = true;
        database.awaitState(node.jobs().enqueue(Probe::first, 1L), JobState.SUCCEEDED);
        awaitSound();
        works = false;

        fail(2);

        assertThat(only().failures()).isEqualTo(2);
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void when_it_has_rested_one_job_is_tried_and_a_success_lets_all_go_on() {
        start();
        fail(3);
        AtomicInteger at = new AtomicInteger();
        List<JobId> jobs = LongStream.range(10, 15)
                .mapToObj(i -> node.jobs().enqueue(Probe::first, i))
                .toList();
        works = true;

        node.pass(MINUTE.minusSeconds(3));
        at.set(probe.first.size());
        node.pass(Duration.ofSeconds(5));

        jobs.forEach(job -> database.awaitState(job, JobState.SUCCEEDED));
        assertThat(at).as("until then none").hasValue(3);
        awaitSound();
        BreakerClosed closed = (BreakerClosed) node.awaitEvent(BreakerClosed.class::isInstance);
        assertThat(closed.name()).isEqualTo("Probe.first");
        assertThat(closed.reason()).contains("has succeeded");
    }

    @Test
    void when_the_job_that_is_tried_fails_it_rests_twice_as_long_up_to_the_longest() {
        start();
        fail(3);
        node.jobs().enqueueAll(Probe::first, LongStream.range(10, 20).boxed());

        node.passUntil("tried", () -> probe.first.size() == 4);
        awaitOpenings(2);
        assertThat(rest()).isEqualTo(MINUTE.multipliedBy(2));
        node.pass(Duration.ofSeconds(110));
        assertThat(probe.first).hasSize(4);
        node.passUntil("tried again", () -> probe.first.size() == 5);
        awaitOpenings(3);
        assertThat(rest()).isEqualTo(MINUTE.multipliedBy(4));
        node.passUntil("tried once more", () -> probe.first.size() == 6);
        awaitOpenings(4);

        assertThat(rest()).as("no longer than that").isEqualTo(MINUTE.multipliedBy(4));
        assertThat(database.count(JobState.ENQUEUED)).isEqualTo(7);
    }

    private void awaitOpenings(int number) {
        database.await("opened", () -> only().openings() == number);
    }

    /** The worker tells of a success once that is committed. */
    private void awaitSound() {
        database.await("sound", () -> database.breakers().isEmpty());
    }

    private Duration rest() {
        return Duration.between(
                only().openedAt().orElseThrow(), only().openUntil().orElseThrow());
    }

    @Test
    void a_job_that_comes_in_when_it_has_rested_is_tried_without_waiting_for_a_look() {
        start();
        fail(3);
        node.pass(MINUTE.multipliedBy(3));
        works = true;

        JobId job = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(job, JobState.SUCCEEDED);
    }

    @Test
    void a_job_of_a_tenant_is_tried_behind_those_of_other_methods() {
        start();
        fail(3);
        node.jobs().pauseQueue("default", "until all are in");
        node.jobs().with(JobOptions.defaults().tenant("a")).enqueue(Probe::second, 1L);
        JobId job = node.jobs().with(JobOptions.defaults().tenant("b")).enqueue(Probe::first, 2L);
        node.pass(MINUTE);
        works = true;

        node.jobs().resumeQueue("default");
        node.pass(MOMENT);

        database.awaitState(job, JobState.SUCCEEDED);
    }

    @Test
    void one_that_says_do_not_retry_counts_neither_way() {
        start();
        fail(2);
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        for (long i = 0; i < 5; i++) {
            database.awaitState(node.jobs().enqueue(Probe::first, i), JobState.FAILED);
        }
        settle();

        assertThat(only().failures()).isEqualTo(2);
        assertThat(only().isOpen()).isFalse();
    }

    @Test
    void when_the_job_that_is_tried_says_nothing_of_its_method_another_is_tried() {
        start();
        fail(3);
        probe.deed = argument -> {
            if (argument == 10) {
                throw new DoNotRetryException("no such customer");
            }
        };
        JobId useless = node.jobs().enqueue(Probe::first, 10L);
        JobId good = node.jobs().enqueue(Probe::first, 11L);

        node.pass(MINUTE.plusSeconds(5));

        database.awaitState(useless, JobState.FAILED);
        database.awaitState(good, JobState.SUCCEEDED);
        awaitSound();
    }

    @Test
    void somebody_who_resets_it_lets_all_jobs_go_on_at_once() {
        start();
        fail(3);
        JobId job = waits();
        works = true;

        assertThat(node.jobs().resetBreaker("Probe.first")).isTrue();

        database.awaitState(job, JobState.SUCCEEDED);
        BreakerClosed closed = (BreakerClosed) node.awaitEvent(BreakerClosed.class::isInstance);
        assertThat(closed.reason()).isEqualTo("Reset by the application.");
        assertThat(node.jobs().resetBreaker("Probe.first")).isFalse();
    }

    @Test
    void only_a_breaker_that_there_is_can_be_reset() {
        start();

        assertThat(node.jobs().resetBreaker("Probe.first")).isFalse();
        assertThatThrownBy(() -> node.jobs().resetBreaker("Probe.second"))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0225")
                .hasMessageContaining("check the spelling: Probe.first");
    }

    @Test
    void a_method_that_works_writes_nothing_and_reads_nothing_more_than_the_looks() {
        works = true;
        start();
        AtomicInteger writes = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        database.trap(place -> {
            writes.addAndGet(place.startsWith("breakers.") && !place.equals("breakers.all") ? 1 : 0);
            looks.addAndGet(place.equals("breakers.all") ? 1 : 0);
        });

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 300).boxed());
        database.await("all", () -> database.count(JobState.SUCCEEDED) == 300);
        node.pass(Duration.ofSeconds(10));

        assertThat(writes).hasValue(0);
        assertThat(looks).hasValueBetween(9, 11);
    }

    @Test
    void jobs_under_a_former_name_of_the_method_count_and_rest_too() {
        probe.deed = argument -> {
            if (!works) {
                throw new IllegalStateException("the other side does not answer");
            }
        };
        node.declares(breaking(Declarations.of(probe, "first"))
                        .with(new EarlierVersions(Set.of("Old.first"), Set.of(), List.of())))
                .start();
        for (int i = 0; i < 3; i++) {
            JobId job = database.put("Old.first", "[1]");
            node.passUntil("it fails", () -> database.state(job) == JobState.SCHEDULED);
        }
        settle();
        assertThat(only().name()).isEqualTo("Probe.first");
        JobId job = database.put("Old.first", "[2]");
        settle();
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
        works = true;

        node.pass(MINUTE.plusSeconds(5));

        database.awaitState(job, JobState.SUCCEEDED);
        awaitSound();
    }

    @Test
    void it_is_shown() {
        start();
        assertThat(node.engine().monitor().breakers()).isEmpty();
        fail(3);

        List<BreakerDetails> shown = node.engine().monitor().breakers();

        assertThat(shown).extracting(BreakerDetails::name).containsExactly("Probe.first");
        assertThat(shown.get(0).position()).isEqualTo(Position.OPEN);
        assertThat(shown.get(0).failures()).isEqualTo(3);
        node.pass(MINUTE);
        assertThat(node.engine().monitor().breakers().get(0).position()).isEqualTo(Position.HALF_OPEN);
    }

    @Test
    void a_method_without_a_breaker_never_rests() {
        probe.deed = argument -> {
            throw new IllegalStateException("boom");
        };
        node.declares(Declarations.of(probe, "first")).start();

        fail(20);

        assertThat(database.breakers()).isEmpty();
        assertThat(probe.first).hasSize(20);
    }
}
