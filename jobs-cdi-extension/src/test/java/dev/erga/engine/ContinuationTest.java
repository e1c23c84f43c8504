package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.After;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No time passes in these tests, so what runs was woken and not found by a look. */
class ContinuationTest {

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
    void a_continuation_runs_as_soon_as_its_transactional_parent_has_committed() {
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        JobId child = node.jobs().continueWith(parent, Probe::second, 2L);
        JobId grandchild = node.jobs().continueWith(child, Probe::first, 3L);

        node.start();

        database.awaitState(grandchild, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(1L, 3L);
        assertThat(probe.second).containsExactly(2L);
    }

    @Test
    void a_parent_that_is_gathered_with_others_releases_its_continuations_too() {
        JobId parent = node.jobs().enqueue(Probe::second, 1L);
        JobId child = node.jobs().continueWith(parent, Probe::second, 2L);

        node.start();

        database.awaitState(child, JobState.SUCCEEDED);
    }

    @Test
    void a_failure_runs_what_follows_failures_and_leaves_the_rest_waiting() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        JobId onSuccess = node.jobs().continueWith(parent, Probe::second, 2L);
        JobId onFailure = node.jobs().continueWith(parent, After.FAILURE, Probe::second, 3L);

        node.start();

        database.awaitState(onFailure, JobState.SUCCEEDED);
        assertThat(database.state(onSuccess)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_deleted_parent_releases_what_follows_any_end() {
        node.start();
        JobId parent = node.jobs().schedule(Duration.ofHours(1), Probe::first, 1L);
        JobId onAnyEnd = node.jobs().continueWith(parent, After.ANY_END, Probe::second, 2L);
        JobId onSuccess = node.jobs().continueWith(parent, Probe::second, 3L);

        node.jobs().delete(parent);

        database.awaitState(onAnyEnd, JobState.SUCCEEDED);
        assertThat(database.state(onSuccess)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_continuation_of_what_has_ended_well_runs_at_once() {
        node.start();
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(parent, JobState.SUCCEEDED);

        JobId child = node.jobs().continueWith(parent, Probe::second, 2L);

        database.awaitState(child, JobState.SUCCEEDED);
    }

    @Test
    void a_job_may_add_its_own_continuation() {
        node.start();
        probe.deed = argument -> {
            JobId self = node.engine().currentJob().id();
            node.jobs().with(JobOptions.queue("default").label("child")).continueWith(self, Probe::second, 7L);
        };

        JobId parent = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(parent, JobState.SUCCEEDED);
        database.await("its continuation has run", () -> probe.second.contains(7L));
    }

    @Test
    void a_continuation_rolls_back_with_its_caller_and_leaves_the_parent_alone() throws Exception {
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        assertThatThrownBy(() -> new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
                    node.jobs().continueWith(parent, Probe::second, 2L);
                    throw new IllegalStateException("the caller thinks better of it");
                }))
                .isInstanceOf(IllegalStateException.class);

        node.start();

        database.awaitState(parent, JobState.SUCCEEDED);
        assertThat(database.ids()).containsExactly(parent);
    }

    @Test
    void a_continuation_that_somebody_holds_runs_when_they_let_go() throws Exception {
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        JobId child = node.jobs().continueWith(parent, Probe::second, 2L);

        new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            JobId held = node.jobs().continueWith(child, Probe::second, 3L);
            node.start();
            database.awaitState(parent, JobState.SUCCEEDED);
            return held;
        });
        assertThat(probe.second).isEmpty();
        node.pass(Duration.ofSeconds(1));

        database.awaitState(child, JobState.SUCCEEDED);
    }
}
