package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.AttemptStarted;
import dev.erga.jobs.event.JobEnqueued;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .declares(Declarations.of(probe, "first"), Declarations.notTransactional(Declarations.of(probe, "second")));

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_enqueued_job_runs_once_and_succeeds() {
        node.start();

        JobId id = node.jobs().enqueue(Probe::first, 42L);

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(42L);
        assertThat(details(id).summary().attempts()).isEqualTo(1);
        assertThat(details(id).attempts()).isEmpty();
    }

    @Test
    void a_job_without_a_transaction_runs_once_and_succeeds() {
        node.start();

        JobId id = node.jobs().enqueue(Probe::second, 42L);

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.second).containsExactly(42L);
    }

    @Test
    void events_tell_the_way_of_a_job() {
        node.start();

        JobId id = node.jobs().enqueue(Probe::first, 42L);

        node.awaitEvent(JobSucceeded.class::isInstance);
        List<JobEvent> ofJob = node.events().stream()
                .filter(event -> event instanceof JobEnqueued
                        || event instanceof AttemptStarted
                        || event instanceof JobSucceeded)
                .toList();
        assertThat(ofJob)
                .containsExactlyInAnyOrder(
                        new JobEnqueued(id, "Probe.first", "default"),
                        new AttemptStarted(id, "Probe.first", 1),
                        new JobSucceeded(id, "Probe.first", 1, Duration.ZERO));
    }

    @Test
    void a_job_enqueued_in_a_transaction_is_invisible_until_it_commits() throws Exception {
        node.start();

        JobId id = new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            JobId made = node.jobs().enqueue(Probe::first, 1L);
            node.pass(Duration.ofSeconds(2));
            assertThat(probe.first).isEmpty();
            return made;
        });

        database.awaitState(id, JobState.SUCCEEDED);
    }

    @Test
    void a_stream_is_stored_in_groups_or_all_at_once_as_the_caller_wants() throws Exception {
        assertThatThrownBy(() -> node.jobs().enqueueAll(Probe::first, brokenAfter(1_200)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.ids()).hasSize(1_000);

        assertThatThrownBy(() -> new InMemoryTransactions(database, time)
                        .inNew(Duration.ofMinutes(1), () -> node.jobs().enqueueAll(Probe::first, brokenAfter(1_200))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.ids()).hasSize(1_000);

        assertThat(node.jobs().enqueueAll(Probe::first, Stream.of(1L, 2L))).isEqualTo(2);
        assertThat(node.jobs().enqueueAll(Probe::first, Stream.<Long>empty())).isZero();
        assertThat(database.ids()).hasSize(1_002);
    }

    private static Stream<Long> brokenAfter(long count) {
        return LongStream.iterate(0, number -> number + 1)
                .peek(number -> {
                    if (number == count) {
                        throw new IllegalStateException("the source broke");
                    }
                })
                .boxed();
    }

    @Test
    void an_idle_node_asks_the_database_twice_a_second_at_most() {
        AtomicInteger statements = new AtomicInteger();
        Set<String> others = Set.of("begin transaction", "before commit", "after commit");
        node.start();
        database.trap(place -> statements.addAndGet(others.contains(place) ? 0 : 1));

        node.pass(Duration.ofMinutes(5));

        assertThat(statements).hasValueBetween(1, 2 * 300);
    }

    @Test
    void a_job_enqueued_in_a_transaction_that_rolls_back_never_was() {
        node.start();

        assertThatThrownBy(() -> new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
                    node.jobs().enqueue(Probe::first, 1L);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        node.pass(Duration.ofSeconds(2));
        assertThat(database.ids()).isEmpty();
        assertThat(node.events()).noneMatch(JobEnqueued.class::isInstance);
    }

    @Test
    void what_a_job_wrote_is_there_only_if_it_succeeded() {
        node.start();
        probe.deed = argument -> {
            node.jobs().enqueue(Probe::second, argument);
            if (argument == 2) {
                throw new IllegalStateException("after the write");
            }
        };

        JobId good = node.jobs().enqueue(Probe::first, 1L);
        JobId bad = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, 2L);

        database.awaitState(good, JobState.SUCCEEDED);
        database.awaitState(bad, JobState.FAILED);
        database.await("child", () -> !probe.second.isEmpty());
        node.pass(Duration.ofSeconds(2));
        assertThat(probe.second).containsExactly(1L);
        assertThat(details(bad).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.errorType()).contains(IllegalStateException.class.getName());
            assertThat(attempt.message()).contains("after the write");
        });
    }

    @Test
    void a_job_that_swallows_the_failure_of_its_transaction_has_failed() {
        node.start();
        InMemoryTransactions transactions = new InMemoryTransactions(database, time);
        probe.deed = argument -> transactions.setRollbackOnly();

        JobId id = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        assertThat(details(id).summary().reason().orElseThrow()).contains("can only roll back");
    }

    @Test
    void a_job_scheduled_later_waits_for_the_databases_clock() {
        node.start();

        JobId id = node.jobs().schedule(Duration.ofSeconds(90), Probe::first, 1L);

        node.pass(Duration.ofSeconds(89));
        assertThat(database.state(id)).isEqualTo(JobState.SCHEDULED);
        node.pass(Duration.ofSeconds(1));
        database.awaitState(id, JobState.SUCCEEDED);
    }

    @Test
    void a_lower_priority_number_runs_first() {
        node.workers(1);
        List<Long> order = new CopyOnWriteArrayList<>();
        probe.deed = order::add;
        for (int priority = 9; priority >= 1; priority--) {
            node.jobs().with(JobOptions.defaults().priority(priority)).enqueue(Probe::first, (long) priority);
        }

        node.start();

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 9);
        assertThat(order).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void the_context_tells_of_the_attempt_on_the_calling_thread() {
        node.start();
        JobContext context = node.engine().currentJob();
        List<Object> told = new ArrayList<>();
        probe.deed = argument -> told.addAll(List.of(
                context.id(),
                context.name(),
                context.queue(),
                context.attempt(),
                context.maxAttempts(),
                context.token(),
                context.idempotencyKey(),
                context.isCancelled()));

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(told).containsExactly(id, "Probe.first", "default", 1, 11, 1L, id.toString(), false);
        assertThatThrownBy(context::id).isInstanceOf(JobsException.class).hasMessageStartingWith("ERGA-0301");
    }

    @Test
    void unreadable_arguments_fail_the_job_and_the_method_is_never_called() {
        database.put("Probe.first", "[\"not a number\"]");

        node.start();

        database.await("failed", () -> database.count(JobState.FAILED) == 1);
        assertThat(probe.first).isEmpty();
        JobDetails job = details(database.ids().get(0));
        assertThat(job.summary().reason().orElseThrow())
                .contains("ERGA-0306", "cannot be read", "parameter 1 (long argument)");
        assertThat(job.summary().attempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_error_fails_the_job_and_the_worker_goes_on(long kind) {
        node.workers(1).start();
        probe.deed = argument -> {
            if (argument == 1) {
                throw new OutOfMemoryError("played");
            }
            if (argument == 2) {
                throw new StackOverflowError();
            }
            if (argument == 3) {
                throw new Hostile();
            }
        };

        JobId bad = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, kind);
        JobId good = node.jobs().enqueue(Probe::first, 9L);

        database.awaitState(bad, JobState.FAILED);
        database.awaitState(good, JobState.SUCCEEDED);
    }

    /** An exception that cannot even be looked at. */
    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException("no text");
        }
    }

    @Test
    void a_job_that_leaves_its_thread_interrupted_disturbs_nobody() {
        node.workers(1);
        node.start();
        probe.deed = argument -> Thread.currentThread().interrupt();

        JobId one = node.jobs().enqueue(Probe::first, 1L);
        JobId two = node.jobs().enqueue(Probe::second, 1L);

        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(two, JobState.SUCCEEDED);
    }

    @Test
    void an_observer_that_throws_even_an_error_changes_nothing() {
        node.observing(event -> {
            throw new AssertionError("an observer's own fault");
        });
        node.start();

        JobId one = node.jobs().enqueue(Probe::first, 1L);
        JobId two = node.jobs().enqueue(Probe::second, 1L);

        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(two, JobState.SUCCEEDED);
        assertThat(database.peek(one).orElseThrow().attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ten_thousand_jobs_are_drained_each_run_once(boolean transactional) {
        if (transactional) {
            node.jobs().enqueueAll(Probe::first, LongStream.range(0, 10_000).boxed());
        } else {
            node.jobs().enqueueAll(Probe::second, LongStream.range(0, 10_000).boxed());
        }

        node.start();

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 10_000);
        assertThat(transactional ? probe.first : probe.second).hasSize(10_000).doesNotHaveDuplicates();
    }

    private JobDetails details(JobId id) {
        return database.peek(id).orElseThrow();
    }
}
