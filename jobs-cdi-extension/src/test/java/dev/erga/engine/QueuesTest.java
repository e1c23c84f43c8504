package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
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

class QueuesTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final Probe mails = new Probe();
    private final TestNode node = new TestNode(database, time);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_busy_queue_does_not_starve_another() {
        node.workers(2)
                .declares(
                        Declarations.of(probe, "first"),
                        Declarations.inQueue(Declarations.of(mails, "second"), "mail"));
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 200).boxed());
        AtomicInteger before = new AtomicInteger(-1);
        node.jobs().with(JobOptions.queue("mail")).enqueue(Probe::second, 1L);
        node.jobs().with(JobOptions.queue("mail")).enqueue(Probe::second, 2L);
        probe.deed = argument -> {
            if (mails.second.size() == 2) {
                before.compareAndSet(-1, probe.first.size());
            }
        };

        node.start();

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 202);
        assertThat(before.get()).isBetween(0, 20);
    }

    @Test
    void a_queue_uses_no_more_workers_than_it_is_given() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore steps = new Semaphore(0);
        CountDownLatch two = new CountDownLatch(2);
        probe.deed = argument -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            steps.acquire();
            now.decrementAndGet();
        };
        node.workers(8).queueWorkers("default", 2).declares(Declarations.of(probe, "first"));
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 20).boxed());

        node.start();
        two.await();
        steps.release(20);

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 20);
        assertThat(most).hasValue(2);
    }

    /** The jobs of the busy queue are short, so that the node holds some ahead of its workers all the time. */
    @Test
    void a_queue_with_a_limit_does_not_starve_beside_a_busy_one() {
        node.workers(2)
                .queueWorkers("slow", 1)
                .declares(
                        Declarations.of(probe, "first"), Declarations.inQueue(Declarations.of(mails, "second"), "slow"))
                .start();
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 200).boxed());
        database.await("short jobs", () -> database.count(JobState.SUCCEEDED) == 200);
        time.advance(Duration.ofMillis(100));
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger before = new AtomicInteger(-1);
        probe.deed = argument -> {
            release.await();
            if (mails.second.size() == 3) {
                before.compareAndSet(-1, probe.first.size());
            }
        };
        node.jobs().enqueueAll(Probe::first, LongStream.range(200, 6_000).boxed());
        database.await("jobs held ahead", () -> database.count(JobState.PROCESSING) == 202);

        node.jobs()
                .with(JobOptions.queue("slow"))
                .enqueueAll(Probe::second, LongStream.range(0, 3).boxed());
        release.countDown();

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 6_003);
        assertThat(before.get())
                .as("busy jobs that had begun when the other queue was done, while others of them still waited")
                .isGreaterThanOrEqualTo(200);
    }

    @Test
    void a_queue_that_nobody_knows_is_refused() {
        node.declares(Declarations.of(probe, "first")).start();

        assertThatThrownBy(() -> node.jobs().with(JobOptions.queue("nowhere")).enqueue(Probe::first, 1L))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0214");
        assertThat(database.ids()).isEmpty();
    }

    @Test
    void a_job_that_nobody_declares_is_held_and_runs_once_somebody_does() {
        node.declares(Declarations.of(probe, "first")).start();
        JobId strange = database.put("Mails.send", "[1]");

        node.pass(Duration.ofSeconds(10));

        database.awaitState(strange, JobState.HELD);
        assertThat(database.peek(strange).orElseThrow().summary().attempts()).isZero();
        node.pass(Duration.ofDays(2).dividedBy(100));
        assertThat(database.peek(strange)).isPresent();

        ManualTime otherTime = new ManualTime();
        try (TestNode other = new TestNode(database, otherTime).named("other")) {
            other.declares(Declarations.named(Declarations.of(mails, "first"), "Mails.send"))
                    .start();
            node.pass(Duration.ofSeconds(6));
            otherTime.advance(Duration.ofSeconds(1));
            database.awaitState(strange, JobState.SUCCEEDED);
            assertThat(mails.first).containsExactly(1L);
        }
    }

    @Test
    void a_node_without_workers_keeps_the_store_in_order_and_runs_nothing() {
        node.workers(0).declares(Declarations.of(probe, "first")).start();

        JobId id = node.jobs().schedule(Duration.ofSeconds(2), Probe::first, 1L);
        node.pass(Duration.ofSeconds(3));

        assertThat(database.peek(id).orElseThrow().summary().state()).isEqualTo(JobState.ENQUEUED);
        assertThat(probe.first).isEmpty();
    }

    @Test
    void what_is_over_is_removed_when_its_time_has_come() {
        node.declares(Declarations.of(probe, "first")).start();
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(id, JobState.SUCCEEDED);

        node.pass(Duration.ofMinutes(2));
        assertThat(database.ids()).containsExactly(id);
        database.clock().advance(Duration.ofDays(1).minusSeconds(30));
        // The jump of the database's clock costs the node its lease, which it notices and mends.
        node.pass(Duration.ofMinutes(3));

        assertThat(database.ids()).isEmpty();
    }

    @Test
    void deleting_and_requeueing_what_does_not_exist_is_refused() {
        node.declares(Declarations.of(probe, "first")).start();
        JobId unknown = JobId.parse("01980c5e-7b1c-7000-8000-000000000000");

        for (Runnable call : List.<Runnable>of(
                () -> node.jobs().delete(unknown), () -> node.jobs().requeue(unknown))) {
            assertThatThrownBy(call::run).isInstanceOf(JobsException.class).hasMessageStartingWith("ERGA-0202");
        }
    }
}
