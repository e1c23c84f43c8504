package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.Lease;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job method rests on all nodes, whichever failed, and one of them tries it. */
class BreakerOnNodesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final Probe other = new Probe();
    private final TestNode one = new TestNode(database, time).named("one");
    private final TestNode two = new TestNode(database, time).named("two");
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        one.close();
        two.close();
    }

    private static JobDeclaration breaking(Probe bean) {
        return Declarations.retrying(
                        Declarations.notTransactional(Declarations.of(bean, "first")),
                        new RetryPolicy(11, new Backoff.Fixed(Duration.ofDays(1)), List.of()))
                .breakingAfter(new BreakerRule(4, MINUTE, MINUTE));
    }

    private static void failAlways(Probe bean) {
        bean.deed = argument -> {
            throw new IllegalStateException("boom");
        };
    }

    private void fail(TestNode node, int times) {
        for (int i = 0; i < times; i++) {
            database.awaitState(node.jobs().enqueue(Probe::first, (long) i), JobState.SCHEDULED);
        }
        node.pass(MOMENT);
    }

    private int calls() {
        return probe.first.size() + other.first.size();
    }

    @Test
    void failures_are_counted_over_all_nodes_and_none_of_them_starts_a_job() {
        failAlways(probe);
        failAlways(other);
        one.declares(breaking(probe)).start();
        fail(one, 2);
        two.declares(breaking(other)).start();
        one.close();
        fail(two, 2);

        assertThat(database.breakers().get(0).failures()).isEqualTo(4);
        JobId job = two.jobs().enqueue(Probe::first, 9L);
        two.pass(MOMENT);
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void a_node_that_starts_meanwhile_starts_no_job_of_it() {
        failAlways(probe);
        one.declares(breaking(probe)).start();
        fail(one, 4);
        one.jobs().enqueueAll(Probe::first, LongStream.range(10, 20).boxed());
        two.declares(breaking(other)).start();

        two.pass(Duration.ofSeconds(30));

        assertThat(calls()).isEqualTo(4);
        assertThat(database.count(JobState.ENQUEUED)).isEqualTo(10);
    }

    @Test
    void of_all_nodes_one_tries_one_job() {
        failAlways(probe);
        one.declares(breaking(probe)).start();
        fail(one, 4);
        one.jobs().enqueueAll(Probe::first, LongStream.range(10, 20).boxed());
        Probe.Deed waiting = argument -> release.await();
        probe.deed = waiting;
        other.deed = waiting;
        two.declares(breaking(other)).start();

        two.pass(MINUTE.plusSeconds(20));

        assertThat(calls()).isEqualTo(5);
        assertThat(database.count(JobState.PROCESSING)).isEqualTo(1);
        release.countDown();
        database.await("it has ended", () -> database.count(JobState.PROCESSING) == 0);
        two.pass(Duration.ofSeconds(5));
        database.await("all go on", () -> database.count(JobState.SUCCEEDED) == 10);
    }

    @Test
    void when_the_node_that_tries_it_dies_another_does() throws Exception {
        failAlways(probe);
        one.declares(breaking(probe)).start();
        fail(one, 4);
        JobId tried = one.jobs().enqueue(Probe::first, 10L);
        database.claimByNodeThatDies(tried);
        Lease lease = new Lease(tried, 1, database.nodesIn("ACTIVE").get(0));
        new InMemoryTransactions(database, time).inNew(MINUTE, () -> {
            BreakerState state = database.store()
                    .store()
                    .breakers()
                    .lock("Probe.first")
                    .orElseThrow()
                    .state();
            return database.store().store().breakers().replace(state, state.tried(lease));
        });
        probe.deed = argument -> {};

        one.pass(MINUTE.plusSeconds(20));

        database.awaitState(tried, JobState.SUCCEEDED);
        database.await("it is sound", () -> database.breakers().isEmpty());
        assertThat(database.peek(tried).orElseThrow().crashes()).isOne();
    }

    @Test
    void what_a_node_holds_ahead_is_given_back_and_loses_no_attempt() {
        CountDownLatch failing = new CountDownLatch(1);
        one.workers(1).declares(breaking(probe), Declarations.notTransactional(Declarations.of(other, "second")));
        one.start();
        one.jobs().enqueueAll(Probe::second, LongStream.range(0, 200).boxed());
        database.await("short jobs", () -> database.count(JobState.SUCCEEDED) == 200);
        time.advance(Duration.ofMillis(100));
        probe.deed = argument -> {
            failing.await();
            if (probe.first.size() > 4) {
                // Begun before this node knew that the method rests.
                release.await();
            }
            throw new IllegalStateException("boom");
        };
        one.jobs().enqueueAll(Probe::first, LongStream.range(0, 60).boxed());
        database.await("held ahead", () -> database.count(JobState.PROCESSING) > 20);

        failing.countDown();
        database.await("it rests", () -> database.breakers().stream().anyMatch(BreakerState::isOpen));
        time.awaitRest();
        release.countDown();
        one.pass(MOMENT);

        database.await("given back", () -> database.count(JobState.PROCESSING) == 0);
        long failed = database.count(JobState.SCHEDULED);
        assertThat(failed).as("those that had begun").isBetween(4L, 5L);
        assertThat(database.count(JobState.ENQUEUED)).isEqualTo(60 - failed);
        assertThat(database.ids())
                .filteredOn(id -> database.state(id) == JobState.ENQUEUED)
                .allMatch(id -> database.peek(id).orElseThrow().summary().attempts() == 0);
    }
}
