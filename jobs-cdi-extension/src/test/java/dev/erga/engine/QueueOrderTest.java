package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.QueueOrder;
import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queues that do not stand alike to each other. No time passes, so no job is held ahead of the workers. */
class QueueOrderTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Semaphore ends = new Semaphore(0);
    private final TestNode node = new TestNode(database, time)
            .declares(
                    Declarations.inQueue(Declarations.of(new Low(), "low"), "low"),
                    Declarations.inQueue(Declarations.of(new High(), "high"), "high"));

    /** Jobs that end when the test says so. */
    final class Low {
        public void low(long argument) throws Exception {
            begun.add("low");
            ends.acquire();
        }
    }

    final class High {
        public void high(long argument) throws Exception {
            begun.add("high");
            ends.acquire();
        }
    }

    @AfterEach
    void stop() {
        ends.release(1_000);
        node.close();
    }

    private void start(int lowJobs, int highJobs) {
        node.jobs().enqueueAll(Low::low, LongStream.range(0, lowJobs).boxed());
        node.jobs().enqueueAll(High::high, LongStream.range(0, highJobs).boxed());
        node.start();
        time.awaitRest();
    }

    private List<String> processing() {
        return node.engine().monitor().queues().stream()
                .map(queue -> queue.name() + " " + queue.processing())
                .toList();
    }

    @Test
    void a_lower_queue_waits_until_the_higher_one_is_empty_where_the_order_is_strict() {
        node.workers(2).ordering(QueueOrder.strict(List.of("high", "low")));
        ends.release(1_000);

        start(20, 50);

        database.await("all", () -> database.count(JobState.SUCCEEDED) == 70);
        // With two workers the last one of the higher queue may begin beside the first of the lower.
        assertThat(begun.subList(0, 48)).containsOnly("high");
    }

    @Test
    void a_lower_queue_gets_the_workers_that_the_higher_one_leaves_where_the_order_is_strict() {
        node.workers(4).ordering(QueueOrder.strict(List.of("high", "low")));

        start(20, 1);

        assertThat(processing()).containsExactly("high 1", "low 3");
    }

    @Test
    void a_lower_queue_with_workers_of_its_own_waits_all_the_same_where_the_order_is_strict() {
        node.workers(4).queueWorkers("low", 2).ordering(QueueOrder.strict(List.of("high", "low")));

        start(20, 20);

        assertThat(processing()).containsExactly("high 4", "low 0");
    }

    @Test
    void a_higher_queue_whose_own_workers_are_all_taken_holds_up_nobody() {
        node.workers(4).queueWorkers("high", 1).ordering(QueueOrder.strict(List.of("high", "low")));

        start(20, 20);

        assertThat(processing()).containsExactly("high 1", "low 3");
    }

    @Test
    void workers_are_shared_by_weight_where_both_queues_have_work() {
        node.workers(8).ordering(QueueOrder.weighted(Map.of("high", 3)));

        start(50, 50);

        assertThat(processing()).containsExactly("high 6", "low 2");
    }

    @Test
    void no_worker_idles_where_only_the_lighter_queue_has_work() {
        node.workers(8).ordering(QueueOrder.weighted(Map.of("high", 3)));

        start(50, 0);

        assertThat(processing()).containsExactly("high 0", "low 8");
    }
}
