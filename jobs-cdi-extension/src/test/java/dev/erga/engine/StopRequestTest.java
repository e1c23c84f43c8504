package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time-outs and deletions of running jobs; each with and without a transaction. */
class StopRequestTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_takes_too_long_is_interrupted_and_tried_again(boolean transactional) throws Exception {
        JobId id = startBlocked(transactional);

        node.pass(Duration.ofSeconds(60));

        database.awaitState(id, JobState.SCHEDULED);
        assertThat(reason(id)).contains("Attempt 1 of 11 took longer than 60 s");
        assertThat(attempt(id).outcome()).isEqualTo("TIMED_OUT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_swallows_the_interruption_at_its_timeout_has_failed_all_the_same(boolean transactional)
            throws Exception {
        JobId id = start(transactional, () -> {
            try {
                release.await();
            } catch (InterruptedException swallowed) {
                assertThat(node.engine().currentJob().isCancelled()).isTrue();
            }
        });

        node.pass(Duration.ofSeconds(60));

        database.awaitState(id, JobState.SCHEDULED);
        assertThat(attempt(id).errorType()).contains("java.util.concurrent.TimeoutException");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_running_job_that_is_deleted_here_is_interrupted_at_once_and_ends_deleted(boolean transactional)
            throws Exception {
        JobId id = startBlocked(transactional);

        assertThat(node.jobs().delete(id)).isTrue();

        database.awaitState(id, JobState.DELETED);
        node.awaitEvent(
                event -> event instanceof JobDeleted deleted && deleted.job().equals(id));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_running_job_that_is_deleted_elsewhere_is_interrupted_within_a_second(boolean transactional)
            throws Exception {
        JobId id = startBlocked(transactional);
        new InMemoryTransactions(database, time)
                .inNew(
                        Duration.ofMinutes(1),
                        () -> database.store().store().delete(id, "by another node", Optional.empty()));

        node.pass(Duration.ofSeconds(1));

        database.awaitState(id, JobState.DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_is_deleted_elsewhere_and_fails_before_its_node_hears_of_it_is_not_tried_again(boolean transactional)
            throws Exception {
        JobId id = start(transactional, () -> {
            awaitUninterrupted();
            throw new IllegalStateException("it failed first");
        });
        new InMemoryTransactions(database, time)
                .inNew(
                        Duration.ofMinutes(1),
                        () -> database.store().store().delete(id, "by another node", Optional.empty()));

        release.countDown();

        database.awaitState(id, JobState.DELETED);
        assertThat(reason(id)).isEqualTo("by another node");
        node.awaitEvent(event -> event instanceof JobDeleted deleted
                && deleted.job().equals(id)
                && deleted.reason().equals("by another node"));
    }

    @Test
    void a_caller_that_deletes_a_running_job_and_does_not_commit_yet_holds_up_no_other_end() throws Exception {
        node.workers(1);
        JobId id = start(false, this::awaitUninterrupted);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread caller = new Thread(() -> deleteSlowly(id, held, commit));
        caller.start();
        held.await();

        release.countDown();
        database.awaitState(node.jobs().enqueue(Probe::first, 2L), JobState.SUCCEEDED);
        assertThat(database.state(id)).isEqualTo(JobState.PROCESSING);

        commit.countDown();
        caller.join();
        database.awaitState(node.jobs().enqueue(Probe::first, 3L), JobState.SUCCEEDED);
        database.awaitState(id, JobState.SUCCEEDED);
    }

    private void deleteSlowly(JobId id, CountDownLatch held, CountDownLatch commit) {
        try {
            new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
                database.store().store().delete(id, "by a slow caller", Optional.empty());
                held.countDown();
                commit.await();
                return id;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_returns_because_it_saw_that_it_was_deleted_ends_deleted(boolean transactional) throws Exception {
        JobId id = start(transactional, () -> {
            awaitUninterrupted();
            assertThat(node.engine().currentJob().isCancelled()).isTrue();
        });

        node.jobs().delete(id);
        release.countDown();

        database.awaitState(id, JobState.DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_never_noticed_its_deletion_and_ends_well_has_succeeded(boolean transactional) throws Exception {
        JobId id = start(transactional, () -> {
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });

        AtomicBoolean interruptedInTheDatabase = new AtomicBoolean();
        database.trap(place -> {
            if (Thread.currentThread().isInterrupted()) {
                interruptedInTheDatabase.set(true);
            }
        });
        node.jobs().delete(id);
        release.countDown();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(interruptedInTheDatabase).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_worker_of_an_interrupted_job_serves_the_next_one_undisturbed(boolean transactional) throws Exception {
        node.workers(1);
        JobId id = startBlocked(transactional);
        node.jobs().delete(id);
        database.awaitState(id, JobState.DELETED);

        probe.deed =
                argument -> assertThat(Thread.currentThread().isInterrupted()).isFalse();
        JobId next = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, 2L);

        database.awaitState(next, JobState.SUCCEEDED);
    }

    private JobId startBlocked(boolean transactional) throws Exception {
        return start(transactional, release::await);
    }

    /** What a job does while the test goes on. */
    private interface Body {
        void run() throws Exception;
    }

    private JobId start(boolean transactional, Body body) throws Exception {
        probe.deed = argument -> {
            running.countDown();
            body.run();
        };
        JobDeclaration plain = Declarations.of(probe, "first");
        node.declares(Declarations.within(
                transactional ? plain : Declarations.notTransactional(plain), Duration.ofSeconds(60)));
        node.start();
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        running.await();
        return id;
    }

    private void awaitUninterrupted() {
        boolean waiting = true;
        while (waiting) {
            try {
                release.await();
                waiting = false;
            } catch (InterruptedException again) {
                Thread.currentThread().isInterrupted();
            }
        }
    }

    private String reason(JobId id) {
        return database.peek(id).orElseThrow().summary().reason().orElseThrow();
    }

    private AttemptDetails attempt(JobId id) {
        return database.peek(id).orElseThrow().attempts().get(0);
    }
}
