package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a node looks for jobs of which nobody has told it. */
class LooksTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Silence word = new Silence(time);
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).declares(Declarations.of(probe, "first"));
    private final TestNode silent =
            new TestNode(database, time).named("two").workers(0).declares(Declarations.of(probe, "first"));

    @BeforeEach
    void start_the_one_who_tells_nobody() {
        silent.start();
    }

    @AfterEach
    void stop() {
        node.close();
        silent.close();
    }

    private void assertRuns(JobId job) {
        database.await("run", () -> database.state(job) == JobState.SUCCEEDED);
    }

    @Test
    void a_node_that_nobody_can_wake_looks_once_in_an_interval() {
        node.start();
        JobId job = silent.jobs().enqueue(Probe::first, 1L);

        node.pass(Duration.ofSeconds(1));

        assertRuns(job);
    }

    @Test
    void a_node_that_others_can_wake_looks_once_in_five() throws Exception {
        listening();
        JobId job = silent.jobs().enqueue(Probe::first, 1L);

        node.pass(Duration.ofSeconds(4));
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);

        node.pass(Duration.ofSeconds(1));
        assertRuns(job);
    }

    @Test
    void a_node_that_hears_nothing_any_more_looks_once_in_an_interval_again() throws Exception {
        listening();
        word.isCut = true;
        node.pass(Duration.ofSeconds(1));
        word.closed.await();
        time.awaitRest();
        JobId job = silent.jobs().enqueue(Probe::first, 1L);

        node.pass(Duration.ofSeconds(1));

        assertRuns(job);
    }

    /** Its last look was a moment ago. */
    private void listening() throws InterruptedException {
        node.wakenBy(word).start();
        word.opened.await();
        node.pass(Duration.ofSeconds(5));
    }

    /** Others could tell, and do not. */
    private static final class Silence implements WakeUps {

        private final NodeTime time;
        private final CountDownLatch opened = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean isCut;

        private Silence(NodeTime time) {
            this.time = time;
        }

        @Override
        public void tell(Set<String> queues) {
            // nobody is there
        }

        @Override
        public Subscription listen() {
            failIfCut();
            return new Subscription() {

                @Override
                public Set<String> next(Duration atMost) {
                    opened.countDown();
                    try {
                        time.pause(atMost);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    failIfCut();
                    return Set.of();
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }

        private void failIfCut() {
            if (isCut) {
                throw new StoreException(Problem.of("ERGA-0424", "played"), null, true);
            }
        }
    }
}
