package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queues that somebody pauses and resumes. */
class PauseTest {

    private static final Duration QUARTER = Duration.ofMillis(250);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final Probe mails = new Probe();
    private final TestNode node = new TestNode(database, time)
            .workers(2)
            .transactions(transactions)
            .declares(
                    Declarations.notTransactional(Declarations.of(probe, "first")),
                    Declarations.inQueue(Declarations.of(mails, "second"), "mail"));
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    private QueueDetails queue(String name) {
        return node.engine().monitor().queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void holdJobsAheadOfStuckWorkers() throws Exception {
        node.start();
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 200).boxed());
        database.await("short jobs", () -> database.count(JobState.SUCCEEDED) == 200);
        CountDownLatch stuck = new CountDownLatch(2);
        probe.deed = argument -> {
            stuck.countDown();
            release.await();
        };
        time.advance(Duration.ofMillis(100));
        node.jobs().enqueueAll(Probe::first, LongStream.range(200, 300).boxed());
        stuck.await();
        time.awaitRest();
        assertThat(database.count(JobState.PROCESSING)).isEqualTo(100);
    }

    @Test
    void a_paused_queue_begins_nothing_while_others_go_on() {
        node.start();
        assertThat(node.jobs().pauseQueue("default", "The printer is on fire.")).isTrue();

        JobId waits = node.jobs().enqueue(Probe::first, 1L);
        JobId runs = node.jobs().with(JobOptions.queue("mail")).enqueue(Probe::second, 2L);

        database.awaitState(runs, JobState.SUCCEEDED);
        node.pass(Duration.ofSeconds(10));
        assertThat(database.state(waits)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_resumed_queue_goes_on_at_once() {
        node.start();
        node.jobs().pauseQueue("default", "The printer is on fire.");
        JobId job = node.jobs().enqueue(Probe::first, 1L);
        time.awaitRest();

        assertThat(node.jobs().resumeQueue("default")).isTrue();

        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(node.jobs().resumeQueue("default")).isFalse();
    }

    @Test
    void what_runs_goes_on_and_what_is_held_ahead_is_given_back_within_a_quarter_of_a_second() throws Exception {
        holdJobsAheadOfStuckWorkers();

        node.jobs().pauseQueue("default", "The printer is on fire.");
        time.advance(QUARTER);

        database.await("given back", () -> database.count(JobState.ENQUEUED) == 98);
        release.countDown();
        database.await("what ran has ended", () -> database.count(JobState.SUCCEEDED) == 202);
        node.pass(Duration.ofSeconds(10));
        assertThat(database.count(JobState.ENQUEUED)).isEqualTo(98);
        assertThat(probe.first).hasSize(202);
    }

    @Test
    void a_pause_that_rolls_back_never_was() throws Exception {
        node.start();
        transactions.inNew(Duration.ofMinutes(1), () -> {
            node.jobs().pauseQueue("default", "The printer is on fire.");
            transactions.setRollbackOnly();
            return true;
        });

        database.awaitState(node.jobs().enqueue(Probe::first, 1L), JobState.SUCCEEDED);
    }

    @Test
    void a_pause_is_told_with_its_reason() {
        node.start();
        node.jobs().pauseQueue("default", "The printer is on fire.");

        assertThat(queue("default").pause().orElseThrow().why()).isEqualTo("The printer is on fire.");
        assertThat(queue("default").nodes()).containsExactly("one");
        assertThat(queue("mail").pause()).isEmpty();
        assertThat(node.jobs().pauseQueue("default", "Me too.")).isFalse();
    }

    @Test
    void a_pause_needs_a_queue_that_is_known_and_a_reason() {
        node.start();

        assertThatThrownBy(() -> node.jobs().pauseQueue("defualt", "why"))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0214");
        assertThatThrownBy(() -> node.jobs().resumeQueue("defualt"))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0214");
        assertThatThrownBy(() -> node.jobs().pauseQueue("default", " "))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0245");
    }
}
