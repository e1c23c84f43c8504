package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.StartRate;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that share places. */
class LimitTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).workers(4);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);

    @AfterEach
    void stop() {
        mayEnd.release(10_000);
        node.close();
    }

    private void declares(String key, LimitBounds bounds) {
        node.declares(
                Declarations.limited(Declarations.notTransactional(Declarations.of(probe, "first")), key, bounds));
    }

    private void counting() {
        probe.deed = argument -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            mayEnd.acquire();
            running.decrementAndGet();
        };
    }

    @Test
    void jobs_of_one_key_run_one_after_another_and_keep_no_worker_while_they_wait() {
        declares("customer-{0}", LimitBounds.atOnce(1));
        counting();
        node.start();
        List<JobId> same = LongStream.range(0, 5)
                .mapToObj(i -> node.jobs().enqueue(Probe::first, 7L))
                .toList();
        List<JobId> others = LongStream.range(100, 103)
                .mapToObj(i -> node.jobs().enqueue(Probe::first, i))
                .toList();

        database.await("one of the key, and all others", () -> running.get() == 4);
        assertThat(database.state(same.get(1))).isEqualTo(JobState.AWAITING);
        mayEnd.release(8);

        same.forEach(job -> database.awaitState(job, JobState.SUCCEEDED));
        others.forEach(job -> database.awaitState(job, JobState.SUCCEEDED));
        assertThat(probe.first).hasSize(8);
    }

    @Test
    void no_more_than_so_many_run_at_once() {
        declares("all", LimitBounds.atOnce(2));
        counting();
        node.start();
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 20).boxed());

        mayEnd.release(20);
        database.await("all", () -> database.count(JobState.SUCCEEDED) == 20);

        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_rate_lets_more_through_when_its_time_has_come() {
        declares("all", LimitBounds.rate(new StartRate(3, Duration.ofMinutes(1), true)));
        node.start();
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 7).boxed());
        database.await("three", () -> database.count(JobState.SUCCEEDED) == 3);

        node.pass(Duration.ofSeconds(59));
        assertThat(database.count(JobState.SUCCEEDED)).isEqualTo(3);
        // No longer than that: what was claimed and has not begun is given back half a second later, and has used up
        // its place.
        node.pass(Duration.ofSeconds(1));

        database.await("six", () -> database.count(JobState.SUCCEEDED) == 6);
        node.pass(Duration.ofSeconds(61));
        database.await("all", () -> database.count(JobState.SUCCEEDED) == 7);
    }

    @Test
    void a_callers_key_counts_instead_of_the_methods() {
        declares("method", LimitBounds.atOnce(1));
        counting();
        node.start();
        JobId one = node.jobs().with(JobOptions.defaults().limit("mine")).enqueue(Probe::first, 1L);
        JobId other = node.jobs().enqueue(Probe::first, 2L);

        database.await("both", () -> running.get() == 2);

        mayEnd.release(2);
        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(other, JobState.SUCCEEDED);
    }

    @Test
    void a_callers_key_for_a_method_without_a_limit_is_one_at_a_time() {
        node.declares(Declarations.notTransactional(Declarations.of(probe, "first")));
        counting();
        node.start();
        for (long i = 0; i < 5; i++) {
            node.jobs().with(JobOptions.defaults().limit("mine")).enqueue(Probe::first, i);
        }

        mayEnd.release(5);
        database.await("all", () -> database.count(JobState.SUCCEEDED) == 5);

        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void a_job_waits_without_its_node_s_word_when_another_node_looks_at_all_keys() {
        declares("customer-{0}", LimitBounds.atOnce(1));
        node.start();
        try (TestNode silent =
                new TestNode(database, new ManualTime()).named("silent").workers(0)) {
            silent.declares(Declarations.limited(
                    Declarations.notTransactional(Declarations.of(probe, "first")),
                    "customer-{0}",
                    LimitBounds.atOnce(1)));
            // Not started: what it stores, it tells nobody.
            JobId job = silent.jobs().enqueue(Probe::first, 1L);
            assertThat(database.state(job)).isEqualTo(JobState.AWAITING);

            node.passUntil("the job", () -> database.state(job) == JobState.SUCCEEDED);
        }
    }

    @Test
    void a_failed_attempt_lets_the_next_job_of_its_key_go_first() {
        declares("all", LimitBounds.atOnce(1));
        probe.deed = argument -> {
            if (argument == 1 && probe.first.stream().filter(seen -> seen == 1).count() == 1) {
                throw new IllegalStateException("the other side does not answer");
            }
        };
        node.start();
        JobId bad = node.jobs().enqueue(Probe::first, 1L);
        JobId good = node.jobs().enqueue(Probe::first, 2L);

        database.awaitState(good, JobState.SUCCEEDED);
        assertThat(database.state(bad)).isEqualTo(JobState.SCHEDULED);
        node.passUntil("the second attempt", () -> database.state(bad) == JobState.SUCCEEDED);
    }

    @Test
    void a_paused_queue_gives_its_places_to_others_and_goes_on_when_resumed() throws Exception {
        Probe mails = new Probe();
        CountDownLatch begun = new CountDownLatch(1);
        probe.deed = argument -> begun.countDown();
        declares("all", LimitBounds.atOnce(1));
        node.declares(Declarations.limited(
                Declarations.inQueue(Declarations.of(mails, "second"), "mail"), "all", LimitBounds.atOnce(1)));
        node.start();
        node.jobs().pauseQueue("default", "moving");
        JobId waits = node.jobs().enqueue(Probe::first, 1L);
        JobId runs = node.jobs().with(JobOptions.queue("mail")).enqueue(Probe::second, 2L);
        database.awaitState(runs, JobState.SUCCEEDED);
        assertThat(database.state(waits)).isEqualTo(JobState.AWAITING);

        node.jobs().resumeQueue("default");

        begun.await();
        database.awaitState(waits, JobState.SUCCEEDED);
    }

    @Test
    void a_limit_is_not_for_a_recurring_job_of_its_own() {
        declares("all", LimitBounds.atOnce(1));
        node.start();

        assertThatThrownBy(() -> node.jobs()
                        .with(JobOptions.defaults().limit("mine"))
                        .recurring("often")
                        .every(Duration.ofMinutes(1))
                        .call(Probe::first, 1L))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0246");
    }
}
