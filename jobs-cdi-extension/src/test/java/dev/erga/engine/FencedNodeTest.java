package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.NodeJoined;
import dev.erga.jobs.event.NodeLost;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A node that could not renew its lease in time stops believing in it before the database does. The database's clock stands
 * still here, so that nobody but the node itself could refuse what it writes.
 */
class FencedNodeTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<String> written = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        release.countDown();
        database.trap(place -> {});
        node.close();
    }

    @Test
    void the_completion_of_an_attempt_is_not_written_when_the_lease_ends_during_its_flush() throws Exception {
        start(true);
        watch("none");
        probe.deed = argument -> new InMemoryTransactions(database, time).beforeCommit(this::hang);
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        reached.await();

        fence();
        release.countDown();

        afterJoiningAgain(id);
    }

    @Test
    void gathered_ends_are_not_written_after_the_lease() throws Exception {
        start(false);
        watch("completeAll");
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        reached.await();
        away.set(true);
        release.countDown();
        refused.await();

        fence();
        away.set(false);

        afterJoiningAgain(id);
    }

    @Test
    void jobs_of_a_claim_that_comes_back_after_the_lease_are_not_begun() throws Exception {
        start(true);
        watch("claimed");
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        reached.await();

        fence();
        release.countDown();

        afterJoiningAgain(id);
        assertThat(probe.first).isEmpty();
    }

    @Test
    void a_node_whose_renewal_the_database_refuses_stops_what_it_runs_and_joins_again() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        start(true);
        probe.deed = argument -> {
            reached.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                interrupted.set(true);
                throw stopped;
            }
        };
        node.jobs().enqueue(Probe::first, 1L);
        reached.await();

        // The node's own time has not come yet, so only the answer to the heartbeat tells it.
        database.clock().advance(Duration.ofSeconds(31));
        time.advance(Duration.ofSeconds(10));

        node.awaitEvent(NodeLost.class::isInstance);
        database.await("joined again", () -> joined() == 2);
        database.await("interrupted", interrupted::get);
    }

    @Test
    void a_lease_counts_from_before_its_renewal_was_sent() {
        start(true);
        AtomicBoolean renewed = new AtomicBoolean();
        database.trap(place -> {
            if (place.equals("renew") && renewed.getAndSet(true)) {
                throw new IllegalStateException("no answer");
            } else if (place.equals("renew")) {
                time.advanceAnyway(Duration.ofSeconds(10));
            }
        });
        time.advance(Duration.ofSeconds(10));
        time.awaitRest();

        // Sent at 10 s, answered at 20 s: nine tenths of the lease are over at 37 s.
        time.advanceAnyway(Duration.ofSeconds(18));

        node.awaitEvent(NodeLost.class::isInstance);
    }

    private long joined() {
        return node.events().stream().filter(NodeJoined.class::isInstance).count();
    }

    private void start(boolean transactional) {
        JobDeclaration first = Declarations.of(probe, "first");
        node.declares(transactional ? first : Declarations.notTransactional(first))
                .start();
    }

    /** Notes the ends that are written, lets no lease be renewed, and hangs once at the place. */
    private void watch(String place) {
        AtomicBoolean hung = new AtomicBoolean();
        database.trap(at -> {
            String thread = Thread.currentThread().getName();
            boolean claimed = at.equals("after commit") && thread.equals("erga-poller") && database.holdsRows();
            if ((claimed ? "claimed" : at).equals(place) && !hung.getAndSet(true)) {
                hang();
            }
            if (at.equals("renew") || away.get()) {
                refused.countDown();
                throw new IllegalStateException("no answer");
            }
            if (at.startsWith("complete")) {
                written.add(at);
            }
        });
    }

    private void hang() {
        reached.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void fence() {
        time.advanceAnyway(Duration.ofSeconds(28));
        node.awaitEvent(NodeLost.class::isInstance);
    }

    /** The job stays with the dead incarnation, whose death the database has yet to see. */
    private void afterJoiningAgain(JobId id) {
        database.await("joined again", () -> {
            time.advanceAnyway(Duration.ofMillis(500));
            return joined() == 2;
        });
        time.awaitRest();
        assertThat(written).isEmpty();
        assertThat(database.state(id)).isEqualTo(JobState.PROCESSING);
    }
}
