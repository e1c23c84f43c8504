package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.StoreException;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes tell of how much has ended. */
class StatisticsTest {

    private static final Duration TELLS = Duration.ofSeconds(11);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .declares(Declarations.retrying(
                    Declarations.of(probe, "first"),
                    new RetryPolicy(2, new Backoff.Fixed(Duration.ofSeconds(1)), List.of())));

    @AfterEach
    void stop() {
        node.close();
    }

    private ThroughputStep sum() {
        return node.engine().monitor().throughput(ThroughputRange.HOUR).stream()
                .reduce(ThroughputStep::plus)
                .orElseThrow();
    }

    @Test
    void good_and_bad_ends_and_attempts_that_are_followed_by_another_are_counted_apart() {
        node.start();
        probe.deed = argument -> {
            if (argument < 0) {
                throw new IllegalStateException("boom");
            }
        };
        JobId good = node.jobs().enqueue(Probe::first, 1L);
        JobId better = node.jobs().enqueue(Probe::first, 2L);
        JobId bad = node.jobs().enqueue(Probe::first, -1L);

        node.passUntil("the bad one has failed", () -> database.state(bad) == JobState.FAILED);
        database.awaitState(good, JobState.SUCCEEDED);
        database.awaitState(better, JobState.SUCCEEDED);
        node.pass(TELLS);

        assertThat(sum().succeeded()).isEqualTo(2);
        assertThat(sum().failed()).isEqualTo(1);
        assertThat(sum().retried()).isEqualTo(1);
        assertThat(sum().took().byBucket().values()).containsExactly(2L);
        assertThat(node.engine().monitor().slowest(5))
                .extracting(MethodTimes::name, MethodTimes::runs)
                .containsExactly(tuple("Probe.first", 2L));
    }

    @Test
    void jobs_that_are_over_have_left_their_queue_and_those_that_wait_for_another_attempt_have_not() {
        node.start();
        probe.deed = argument -> {
            if (argument < 0) {
                throw new IllegalStateException("boom");
            }
        };
        JobId good = node.jobs().enqueue(Probe::first, 1L);
        JobId bad = node.jobs().enqueue(Probe::first, -1L);
        node.passUntil("the bad one has failed", () -> database.state(bad) == JobState.FAILED);
        database.awaitState(good, JobState.SUCCEEDED);
        node.pass(TELLS);

        double perSecond = node.engine().monitor().queues().stream()
                .mapToDouble(queue -> queue.flow().outPerSecond())
                .sum();

        assertThat(perSecond).isBetween(2 / 300.0, 2 / 240.0);
    }

    @Test
    void what_could_not_be_written_is_written_later() {
        AtomicInteger refused = new AtomicInteger();
        node.start();
        database.trap(place -> {
            if (place.equals("statistics.add") && refused.getAndIncrement() == 0) {
                throw new StoreException(Problem.of("ERGA-0499", "no"), null, false);
            }
        });
        JobId good = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(good, JobState.SUCCEEDED);

        node.pass(TELLS.multipliedBy(2));

        assertThat(refused).hasValue(2);
        assertThat(sum().succeeded()).isEqualTo(1);
    }

    @Test
    void a_node_on_which_nothing_ends_writes_nothing() {
        AtomicInteger written = new AtomicInteger();
        database.trap(place -> {
            if (place.equals("statistics.add")) {
                written.incrementAndGet();
            }
        });
        node.start();

        node.pass(TELLS.multipliedBy(3));

        assertThat(written).hasValue(0);
    }
}
