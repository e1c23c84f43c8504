package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.event.NodeJoined;
import dev.erga.jobs.event.NodeLost;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        database.trap(place -> {});
        node.close();
    }

    @Test
    void an_idle_node_leaves_at_once_and_claims_nothing_more() throws Exception {
        start(true);
        Thread stopping = stopping();

        stopping.join();

        assertThat(database.nodesIn("DEAD")).hasSize(1);
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        time.advanceAnyway(Duration.ofSeconds(10));
        assertThat(database.state(id)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void stopping_twice_or_before_the_start_does_nothing() throws Exception {
        start(true);
        stopping().join();

        node.engine().stop();

        new TestNode(database, time).named("never started").engine().stop();
        assertThat(database.nodesIn("DEAD")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_running_job_may_end_within_the_grace(boolean transactional) throws Exception {
        start(transactional);
        JobId id = block();
        Thread stopping = stopping();
        database.await("draining", () -> database.nodesIn("DRAINING").size() == 1);

        release.countDown();
        stopping.join();

        assertThat(database.state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(database.nodesIn("DEAD")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_is_interrupted_after_the_grace_is_given_back_and_no_attempt_is_counted(boolean transactional)
            throws Exception {
        start(transactional);
        JobId id = block();
        Thread stopping = stopping();

        time.advanceUntilDead(stopping);

        assertThat(database.state(id)).isEqualTo(JobState.ENQUEUED);
        assertThat(database.peek(id).orElseThrow().summary().attempts()).isZero();
        assertThat(database.peek(id).orElseThrow().crashes()).isZero();
        assertThat(database.peek(id).orElseThrow().attempts()).isEmpty();
    }

    @Test
    void a_node_that_loses_its_lease_while_it_drains_does_not_join_again() throws Exception {
        start(true);
        block();
        Thread stopping = stopping();
        database.await("draining", () -> database.nodesIn("DRAINING").size() == 1);

        database.clock().advance(Duration.ofSeconds(31));
        time.advance(Duration.ofSeconds(10));
        node.awaitEvent(NodeLost.class::isInstance);
        time.advanceUntilDead(stopping);

        assertThat(node.events()).filteredOn(NodeJoined.class::isInstance).hasSize(1);
    }

    @Test
    void a_job_that_is_deleted_elsewhere_while_its_node_drains_is_interrupted() throws Exception {
        start(true);
        JobId id = block();
        Thread stopping = stopping();
        database.await("draining", () -> database.nodesIn("DRAINING").size() == 1);
        new InMemoryTransactions(database, time)
                .inNew(
                        Duration.ofMinutes(1),
                        () -> database.store().store().delete(id, "by another node", Optional.empty()));

        time.advanceUntilDead(stopping);

        assertThat(database.state(id)).isEqualTo(JobState.DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_ignores_the_interruption_does_not_keep_the_node_and_is_given_back(boolean transactional)
            throws Exception {
        start(transactional);
        probe.deed = argument -> {
            running.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        };
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        running.await();

        time.advanceUntilDead(stopping());

        assertThat(database.nodesIn("DEAD")).hasSize(1);
        assertGivenBack(id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_job_that_was_left_behind_writes_in_its_transaction_and_how_it_ends_does_not_count(boolean transactional)
            throws Exception {
        start(transactional);
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        probe.deed = argument -> {
            worker.complete(Thread.currentThread());
            running.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
            node.jobs().enqueue(Probe::second, 2L);
        };
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        running.await();
        time.advanceUntilDead(stopping());

        release.countDown();
        worker.get().join();

        assertGivenBack(id);
        assertThat(database.ids()).hasSize(transactional ? 1 : 2);
        assertThat(node.events()).noneMatch(JobSucceeded.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before commit", "after commit"})
    void a_job_whose_claim_was_still_in_doubt_is_given_back(String place) throws Exception {
        start(true);
        CountDownLatch cut = new CountDownLatch(1);
        database.trap(at -> {
            boolean polling = Thread.currentThread().getName().equals("erga-poller");
            if (polling && at.equals(place) && database.holdsRows() && cut.getCount() > 0) {
                cut.countDown();
                throw new IllegalStateException("the connection was cut");
            }
        });
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        cut.await();

        stopping().join();

        assertThat(probe.first).isEmpty();
        assertGivenBack(id);
    }

    /** To be given back is no crash: nobody has anything to rescue. */
    private void assertGivenBack(JobId id) {
        TestNode rescuer = new TestNode(database, new ManualTime())
                .named("rescuer")
                .workers(0)
                .declares(Declarations.of(probe, "first"));
        try (rescuer) {
            rescuer.start();
            rescuer.pass(Duration.ofSeconds(10));
        }
        assertThat(database.state(id)).isEqualTo(JobState.ENQUEUED);
        assertThat(database.peek(id).orElseThrow().crashes()).isZero();
        assertThat(database.peek(id).orElseThrow().summary().attempts()).isZero();
    }

    @Test
    void a_node_stops_even_while_the_database_is_away() throws Exception {
        start(true);
        block();
        database.goAway();

        time.advanceUntilDead(stopping());

        assertThat(database.nodesIn("DEAD")).isEmpty();
    }

    @Test
    void a_node_stops_even_while_every_statement_hangs() throws Exception {
        start(true);
        block();
        CountDownLatch hanging = new CountDownLatch(1);
        database.trap(place -> awaitUninterruptibly(hanging));

        time.advanceUntilDead(stopping());

        hanging.countDown();
    }

    private void start(boolean transactional) {
        JobDeclaration first = Declarations.of(probe, "first");
        node.declares(transactional ? first : Declarations.notTransactional(first), Declarations.of(probe, "second"));
        node.start();
    }

    private JobId block() throws InterruptedException {
        probe.deed = argument -> {
            running.countDown();
            release.await();
        };
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        running.await();
        return id;
    }

    private Thread stopping() {
        Thread stopping = new Thread(node.engine()::stop, "stopping");
        stopping.start();
        return stopping;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
