package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are claimed ahead of the workers, because jobs were short, and then meet long ones. */
class AheadTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .workers(2)
            .declares(Declarations.notTransactional(Declarations.of(probe, "first")));
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void hold_jobs_ahead_of_workers_that_are_stuck() throws Exception {
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
    }

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    @Test
    void short_jobs_make_the_node_claim_more_than_it_has_workers() {
        assertThat(database.count(JobState.PROCESSING)).isEqualTo(100);
    }

    @Test
    void jobs_that_wait_a_second_for_a_worker_are_given_back() {
        node.passUntil("given back", () -> database.count(JobState.PROCESSING) == 2);

        assertThat(database.count(JobState.ENQUEUED)).isEqualTo(98);
        assertThat(database.ids())
                .allSatisfy(id -> assertThat(
                                database.peek(id).orElseThrow().summary().attempts())
                        .isEqualTo(database.state(id) == JobState.ENQUEUED ? 0 : 1));
    }

    @Test
    void a_node_that_stops_gives_back_at_once_what_no_worker_has_begun() throws Exception {
        Thread stopping = new Thread(node.engine()::stop, "stopping");
        stopping.start();

        database.await("given back", () -> database.count(JobState.ENQUEUED) == 98);

        release.countDown();
        stopping.join();
        assertThat(database.count(JobState.SUCCEEDED)).isEqualTo(202);
        assertThat(probe.first).hasSize(202);
    }

    @Test
    void what_no_worker_has_begun_is_given_back_at_once_although_a_claim_takes_long() throws Exception {
        CountDownLatch claiming = new CountDownLatch(1);
        CountDownLatch claimed = new CountDownLatch(1);
        database.trap(place -> {
            if (place.equals("claim")) {
                claiming.countDown();
                awaitUninterruptibly(claimed);
            }
        });
        node.jobs().enqueue(Probe::first, 300L);
        claiming.await();
        Thread stopping = new Thread(node.engine()::stop, "stopping");
        stopping.start();

        database.await("given back", () -> database.count(JobState.ENQUEUED) == 99);

        claimed.countDown();
        release.countDown();
        stopping.join();
        assertThat(database.count(JobState.PROCESSING)).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
