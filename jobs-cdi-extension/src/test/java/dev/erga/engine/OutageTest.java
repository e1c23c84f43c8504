package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    @Test
    void the_node_goes_on_by_itself_when_the_database_was_away_for_five_minutes() {
        start(true);
        database.goAway();
        node.pass(Duration.ofMinutes(5));

        database.trap(place -> {});
        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.pass(Duration.ofSeconds(15));
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void a_node_that_starts_while_the_database_is_away_joins_when_it_is_back() {
        database.goAway();
        start(true);
        node.pass(Duration.ofSeconds(30));
        assertThat(database.nodesIn("ACTIVE")).isEmpty();

        database.trap(place -> {});

        node.pass(Duration.ofSeconds(5));
        assertThat(database.nodesIn("ACTIVE")).hasSize(1);
    }

    @Test
    void the_end_of_a_job_is_kept_while_the_database_is_away_for_less_than_the_lease() throws Exception {
        start(false);
        JobId id = endsWhileTheDatabaseIsAway();
        node.pass(Duration.ofSeconds(15));

        database.trap(place -> {});

        node.passUntil("written", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void a_job_whose_end_could_not_be_written_within_the_lease_is_rescued_and_runs_again() throws Exception {
        start(false);
        JobId id = endsWhileTheDatabaseIsAway();
        node.pass(Duration.ofSeconds(60));

        database.trap(place -> {});

        node.passUntil("rescued", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(2);
        assertThat(database.peek(id).orElseThrow().crashes()).isEqualTo(1);
    }

    @Test
    void an_end_that_the_store_refuses_does_not_hold_up_the_others() {
        start(false);
        database.refuseEndsOf("[7]");

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 20).boxed());

        database.await("all but one", () -> database.count(JobState.SUCCEEDED) == 19);
        database.refuseEndsOf("none");
        node.passUntil("all", () -> database.count(JobState.SUCCEEDED) == 20);
        assertThat(probe.first).hasSize(20);
    }

    @Test
    void an_error_while_ends_are_written_loses_none_of_them() {
        start(false);
        AtomicInteger errors = new AtomicInteger(2);
        database.trap(place -> {
            if (place.equals("completeAll") && errors.getAndDecrement() > 0) {
                throw new OutOfMemoryError("played");
            }
        });

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 20).boxed());

        node.passUntil("all", () -> database.count(JobState.SUCCEEDED) == 20);
        assertThat(probe.first).hasSize(20);
        assertThat(errors).hasNegativeValue();
    }

    @Test
    void a_second_error_while_it_is_found_out_whether_the_store_answers_loses_no_end() {
        start(false);
        AtomicInteger refusals = new AtomicInteger(1);
        AtomicInteger errors = new AtomicInteger(1);
        database.trap(place -> {
            if (place.equals("completeAll") && refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("played");
            }
            boolean asks = place.equals("begin transaction") && refusals.get() <= 0;
            if (asks && Thread.currentThread().getName().equals("erga-completions") && errors.getAndDecrement() > 0) {
                throw new OutOfMemoryError("played");
            }
        });

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 20).boxed());

        node.passUntil("all", () -> database.count(JobState.SUCCEEDED) == 20);
        assertThat(probe.first).hasSize(20);
        assertThat(errors).hasNegativeValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before commit", "after commit"})
    void jobs_of_a_claim_that_an_error_broke_off_are_not_lost_and_run_once(String where) {
        start(true);
        AtomicInteger errors = new AtomicInteger(1);
        database.trap(place -> {
            boolean polling = Thread.currentThread().getName().equals("erga-poller");
            if (polling && place.equals(where) && database.holdsRows() && errors.getAndDecrement() > 0) {
                throw new OutOfMemoryError("played");
            }
        });

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 3).boxed());

        node.passUntil("all", () -> database.count(JobState.SUCCEEDED) == 3);
        assertThat(probe.first).hasSize(3);
        assertThat(errors).hasNegativeValue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_throws_what_nobody_can_look_at_has_failed_and_is_tried_again(boolean transactional) {
        start(transactional);
        probe.deed = argument -> {
            throw new Untouchable();
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.passUntil("tried again", () -> probe.first.size() == 2);
        assertThat(database.peek(id).orElseThrow().attempts()).isNotEmpty();
    }

    /** Who asks for its cause gets another one of the kind. */
    private static final class Untouchable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new Untouchable();
        }
    }

    @Test
    void a_worker_whose_thread_cannot_be_made_costs_no_job() {
        AtomicBoolean full = new AtomicBoolean();
        node.threads(work -> {
            if (full.getAndSet(false)) {
                throw new OutOfMemoryError("played: unable to create native thread");
            }
            return new Thread(work);
        });
        start(true);
        full.set(true);

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.passUntil("run", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(full).isFalse();
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void what_an_attempt_threw_is_left_out_if_the_store_refuses_it() {
        start(false);
        probe.deed = argument -> {
            throw new IllegalStateException("poison");
        };
        database.refuseReasonsWith("poison");

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.await("run", () -> probe.first.size() == 1);
        node.passUntil("written", () -> database.state(id) == JobState.SCHEDULED);
        assertThat(database.peek(id).orElseThrow().summary().reason().orElseThrow())
                .contains("could not be stored");
    }

    @Test
    void jobs_that_nobody_declares_are_set_aside_though_the_first_look_for_them_fails() {
        AtomicInteger failures = new AtomicInteger(1);
        database.trap(place -> {
            if (place.equals("hold") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the connection was cut");
            }
        });
        JobId unknown = database.put("Gone.method", "[]");
        start(true);

        node.passUntil("held", () -> database.state(unknown) == JobState.HELD);

        assertThat(failures).hasNegativeValue();
    }

    @Test
    void work_that_a_deadlock_rolled_back_is_done_again() {
        start(false);
        AtomicInteger refusals = new AtomicInteger(3);
        database.trap(place -> {
            if (place.equals("completeAll") && refusals.getAndDecrement() > 0) {
                throw InMemoryDatabase.deadlock();
            }
        });

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.await("refused", () -> {
            time.advanceAnyway(Duration.ofMillis(20));
            return refusals.get() < 0;
        });
        database.awaitState(id, JobState.SUCCEEDED);
        node.awaitEvent(JobSucceeded.class::isInstance);
    }

    /** Of a job that began while it was there. */
    private JobId endsWhileTheDatabaseIsAway() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        probe.deed = argument -> {
            running.countDown();
            release.await();
        };
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        running.await();
        database.goAway();
        release.countDown();
        return id;
    }

    private void start(boolean transactional) {
        JobDeclaration first = Declarations.of(probe, "first");
        node.declares(transactional ? first : Declarations.notTransactional(first))
                .start();
    }
}
