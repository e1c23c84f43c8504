package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobRescued;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.event.NodeJoined;
import dev.erga.jobs.event.NodeLost;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node freezes when its time stands still and the database's goes on, and thaws when its own is moved on. */
class LeaseTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime frozenTime = new ManualTime();
    private final ManualTime time = new ManualTime();
    private final Probe frozenProbe = new Probe();
    private final Probe probe = new Probe();
    private final TestNode frozen = new TestNode(database, frozenTime).named("frozen");
    private final TestNode node = new TestNode(database, time).named("living");
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        database.trap(place -> {});
        frozen.close();
        node.close();
    }

    @Test
    void a_node_that_renews_is_never_taken_for_dead() {
        start(true);
        node.start();

        node.pass(Duration.ofSeconds(5));
        for (int i = 0; i < 60; i++) {
            frozenTime.advance(Duration.ofSeconds(1));
            node.pass(Duration.ofSeconds(1));
        }

        assertThat(database.nodesIn("ACTIVE")).hasSize(2);
        assertThat(node.events()).noneMatch(NodeLost.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_jobs_of_a_frozen_node_run_on_another_one_within_lease_and_sweep(boolean transactional) throws Exception {
        start(transactional);
        JobId id = blockOnFrozen();

        node.pass(Duration.ofSeconds(35));

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(1L);
        assertThat(node.events()).anyMatch(NodeLost.class::isInstance).anyMatch(JobRescued.class::isInstance);
        assertThat(database.peek(id).orElseThrow().crashes()).isEqualTo(1);
        assertThat(database.peek(id).orElseThrow().summary().attempts()).isEqualTo(1);
    }

    @Test
    void a_rescued_job_begins_at_once_on_the_node_that_rescued_it() {
        node.declares(Declarations.of(probe, "first")).start();
        // The sweep is jittered; now and then it coincides with the poller's own look.
        for (int i = 1; i <= 8; i++) {
            time.awaitRest();
            JobId id = database.put("Probe.first", "[" + i + "]");
            database.claimByNodeThatDies(id);
            int before = i - 1;
            node.passUntil("rescued", () -> rescues() > before);

            database.awaitState(id, JobState.SUCCEEDED);
        }
    }

    private long rescues() {
        return node.events().stream().filter(JobRescued.class::isInstance).count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_node_that_wakes_after_its_lease_changes_nothing_and_joins_again(boolean transactional) throws Exception {
        start(transactional);
        JobId id = blockOnFrozen();
        node.pass(Duration.ofSeconds(35));
        database.awaitState(id, JobState.SUCCEEDED);
        long commits =
                frozen.events().stream().filter(NodeJoined.class::isInstance).count();
        assertThat(commits).isEqualTo(1);
        // From now on either node may take a job and end it.
        frozenProbe.deed = argument -> {};

        frozenTime.advanceAnyway(Duration.ofSeconds(40));

        frozen.awaitEvent(NodeLost.class::isInstance);
        database.await(
                "joined again",
                () -> frozen.events().stream()
                                .filter(NodeJoined.class::isInstance)
                                .count()
                        == 2);
        frozenTime.awaitRest();
        assertThat(database.peek(id).orElseThrow().summary().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(database.nodesIn("ACTIVE")).hasSize(2);
        JobId next = node.jobs().enqueue(Probe::first, 2L);
        database.awaitState(next, JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_attempt_that_returns_after_its_job_was_given_away_writes_nothing(boolean transactional) throws Exception {
        start(transactional);
        JobId id = blockOnFrozen();
        AtomicReference<Thread> worker = new AtomicReference<>();
        frozenProbe.after = argument -> {
            worker.set(Thread.currentThread());
            frozen.jobs().enqueue(Probe::second, 2L);
        };
        node.pass(Duration.ofSeconds(35));
        database.awaitState(id, JobState.SUCCEEDED);

        // The node's own time stands still, so it still believes in its lease: only the store can refuse.
        release.countDown();

        database.await("over", () -> worker.get() != null && worker.get().getState() == Thread.State.TIMED_WAITING);
        frozenTime.awaitRest();
        node.pass(Duration.ofSeconds(2));
        assertThat(database.ids())
                .as("what the job itself wrote goes with its transaction, if it had one")
                .hasSize(transactional ? 1 : 2);
        assertThat(database.state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(frozen.events())
                .noneMatch(event ->
                        event instanceof JobSucceeded done && done.job().equals(id));
    }

    @Test
    void a_job_that_kills_three_nodes_is_quarantined() {
        node.workers(0).declares(Declarations.of(probe, "first")).start();
        JobId id = database.put("Probe.first", "[1]");
        for (int crash = 0; crash < 3; crash++) {
            database.claimByNodeThatDies(id);
            node.pass(Duration.ofSeconds(6));
        }

        database.awaitState(id, JobState.FAILED);
        assertThat(node.events()).anyMatch(event -> event instanceof JobFailed failed && failed.attempt() == 1);
    }

    @Test
    void a_node_whose_renewals_hang_fences_itself_before_its_lease_is_over() throws Exception {
        start(true);
        JobId id = blockOnFrozen();
        CountDownLatch hanging = new CountDownLatch(1);
        database.trap(place -> {
            if (place.equals("renew") && Thread.currentThread().getName().equals("erga-lease")) {
                await(hanging);
            }
        });
        frozenTime.advance(Duration.ofSeconds(10));

        frozenTime.advanceAnyway(Duration.ofSeconds(17));

        frozen.awaitEvent(NodeLost.class::isInstance);
        assertThat(database.peek(id).orElseThrow().summary().state()).isEqualTo(JobState.PROCESSING);
        hanging.countDown();
    }

    @Test
    void a_node_whose_clock_is_wrong_by_hours_works_as_ever() {
        start(true);
        node.start();

        frozen.clock().advance(Duration.ofHours(-1));
        node.clock().advance(Duration.ofHours(1));
        JobId one = frozen.jobs().enqueue(Probe::first, 1L);
        JobId two = node.jobs().enqueue(Probe::first, 2L);

        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(two, JobState.SUCCEEDED);
        for (int i = 0; i < 40; i++) {
            frozenTime.advance(Duration.ofSeconds(1));
            node.pass(Duration.ofSeconds(1));
        }
        assertThat(database.nodesIn("ACTIVE")).hasSize(2);
    }

    private void start(boolean transactional) {
        frozen.declares(declaration(frozenProbe, transactional), Declarations.of(frozenProbe, "second"))
                .workers(1)
                .start();
        node.declares(declaration(probe, transactional));
        probe.deed = argument -> {};
    }

    private static JobDeclaration declaration(Probe bean, boolean transactional) {
        JobDeclaration first = Declarations.of(bean, "first");
        return transactional ? first : Declarations.notTransactional(first);
    }

    /** A job hangs on the node that freezes; only then does the other node come. */
    private JobId blockOnFrozen() throws InterruptedException {
        frozenProbe.deed = argument -> {
            running.countDown();
            release.await();
            frozenProbe.after.run(argument);
        };
        JobId id = frozen.jobs().enqueue(Probe::first, 1L);
        running.await();
        node.start();
        return id;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
