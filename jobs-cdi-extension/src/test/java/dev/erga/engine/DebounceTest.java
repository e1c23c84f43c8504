package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bursts of calls of which the last one runs. */
class DebounceTest {

    private static final Duration QUIET = Duration.ofSeconds(5);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .transactions(transactions)
            .declares(
                    Declarations.retrying(
                            Declarations.of(probe, "first"),
                            new RetryPolicy(3, new Backoff.Fixed(Duration.ofMinutes(1)), List.of())),
                    Declarations.inQueue(Declarations.of(probe, "second"), "other"));
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    private JobScheduler burst() {
        return node.jobs().with(JobOptions.defaults().debounce("k", QUIET));
    }

    private Instant runAt(JobId id) {
        return database.peek(id).orElseThrow().summary().runAt();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0223")
                .hasMessageContaining("\n  fix  ");
    }

    @Test
    void of_a_burst_only_the_last_call_runs_once_it_has_been_quiet() {
        node.start();

        JobId id = burst().enqueue(Probe::first, 1L);
        node.pass(Duration.ofSeconds(4));
        assertThat(burst().enqueue(Probe::first, 2L)).isEqualTo(id);
        node.pass(Duration.ofSeconds(4));
        assertThat(burst().enqueue(Probe::first, 3L)).isEqualTo(id);
        node.pass(Duration.ofSeconds(4));
        assertThat(database.state(id)).isEqualTo(JobState.SCHEDULED);

        node.pass(Duration.ofSeconds(2));
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(3L);
        assertThat(database.ids()).containsExactly(id);
    }

    @Test
    void a_burst_that_does_not_cease_runs_after_the_longest_wait() {
        node.start();
        JobScheduler bounded = node.jobs().with(JobOptions.defaults().debounce("k", QUIET, Duration.ofSeconds(8)));

        JobId id = bounded.enqueue(Probe::first, 1L);
        node.pass(Duration.ofSeconds(3));
        bounded.enqueue(Probe::first, 2L);
        node.pass(Duration.ofSeconds(3));
        bounded.enqueue(Probe::first, 3L);
        node.pass(Duration.ofSeconds(3));

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(3L);
        JobId next = bounded.enqueue(Probe::first, 4L);
        assertThat(next).isNotEqualTo(id);
        assertThat(runAt(next)).isEqualTo(database.clock().instant().plus(QUIET));
    }

    @Test
    void a_job_that_has_begun_is_left_alone_and_the_next_call_begins_a_burst() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        probe.deed = argument -> {
            running.countDown();
            release.await();
        };
        node.start();
        JobId first = burst().enqueue(Probe::first, 1L);
        node.pass(Duration.ofSeconds(6));
        running.await();

        JobId second = burst().enqueue(Probe::first, 2L);
        JobId third = burst().enqueue(Probe::first, 3L);

        assertThat(second).isNotEqualTo(first);
        assertThat(third).isEqualTo(second);
        assertThat(database.peek(first).orElseThrow().arguments()).isEqualTo("[1]");
        assertThat(database.peek(second).orElseThrow().arguments()).isEqualTo("[3]");
    }

    @Test
    void a_job_that_waits_for_another_attempt_keeps_its_arguments() {
        probe.deed = argument -> {
            throw new IllegalStateException("not yet");
        };
        node.start();
        JobId first = burst().enqueue(Probe::first, 1L);
        node.passUntil(
                "it has failed once",
                () -> !database.peek(first).orElseThrow().attempts().isEmpty());

        JobId second = burst().enqueue(Probe::first, 2L);

        assertThat(second).isNotEqualTo(first);
        assertThat(database.peek(first).orElseThrow().arguments()).isEqualTo("[1]");
    }

    @Test
    void a_job_whose_time_has_come_takes_the_last_arguments_and_stays_ready() {
        node.jobs().pauseQueue("default", "Wait for it.");
        node.start();
        JobId id = burst().enqueue(Probe::first, 1L);
        node.pass(Duration.ofSeconds(6));
        assertThat(database.state(id)).isEqualTo(JobState.ENQUEUED);

        assertThat(burst().enqueue(Probe::first, 2L)).isEqualTo(id);

        assertThat(database.state(id)).isEqualTo(JobState.ENQUEUED);
        node.jobs().resumeQueue("default");
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(2L);
    }

    @Test
    void everything_that_the_last_call_says_counts() {
        JobOptions options = JobOptions.defaults().debounce("k", QUIET);
        JobId id = node.jobs().with(options.label("early").priority(7)).enqueue(Probe::second, 1L);
        JobId follower = node.jobs().continueWith(id, Probe::first, 9L);

        node.jobs().with(options.label("late").priority(2)).enqueue(Probe::second, 2L);

        var summary = database.peek(id).orElseThrow().summary();
        assertThat(summary.labels()).containsExactly("late");
        assertThat(summary.priority()).isEqualTo(2);
        node.start();
        node.passUntil("what follows it has run", () -> database.state(follower) == JobState.SUCCEEDED);
        assertThat(probe.second).containsExactly(2L);
    }

    @Test
    void a_call_that_rolls_back_leaves_the_one_before() throws Exception {
        JobId id = burst().enqueue(Probe::first, 1L);
        Instant before = runAt(id);
        database.clock().advance(Duration.ofSeconds(1));

        transactions.inNew(Duration.ofMinutes(1), () -> {
            burst().enqueue(Probe::first, 2L);
            transactions.setRollbackOnly();
            return true;
        });

        assertThat(database.peek(id).orElseThrow().arguments()).isEqualTo("[1]");
        assertThat(runAt(id)).isEqualTo(before);
    }

    @Test
    void a_burst_decides_by_itself_when_it_runs_and_belongs_to_no_batch() {
        JobId other = node.jobs().enqueue(Probe::first, 1L);

        assertRefused(() -> burst().schedule(Duration.ofHours(1), Probe::first, 2L));
        assertRefused(() -> burst().continueWith(other, Probe::first, 3L));
        assertRefused(() -> node.jobs()
                .batch(
                        "import",
                        members -> members.with(JobOptions.defaults().debounce("k", QUIET))
                                .enqueue(Probe::first, 4L)));

        assertThat(database.ids()).containsExactly(other);
    }
}
