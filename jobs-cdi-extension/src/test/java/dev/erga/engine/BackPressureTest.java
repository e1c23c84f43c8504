package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that writes ends more slowly than workers reach them. */
class BackPressureTest {

    private static final int JOBS = 3_000;
    private static final int MOST_PENDING = 2_000;
    private static final int LOOPS_BUT_THAT_OF_COMPLETIONS = 5;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node =
            new TestNode(database, time).declares(Declarations.notTransactional(Declarations.of(probe, "first")));
    private final CountDownLatch answers = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answers.countDown();
        node.close();
    }

    private void awaitAnswer(String place) {
        if (place.equals("completeAll")) {
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError("interrupted", interrupted);
            }
        }
    }

    @Test
    void a_node_whose_ends_pile_up_claims_no_more_and_goes_on_as_soon_as_they_are_written() {
        node.start();
        database.trap(this::awaitAnswer);
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, JOBS).boxed());
        database.await("as many ends as may wait", () -> probe.first.size() > MOST_PENDING);
        time.awaitResting(LOOPS_BUT_THAT_OF_COMPLETIONS);

        assertThat(database.count(JobState.ENQUEUED)).isPositive();

        answers.countDown();
        // No time passes: it is not the next look that finds them.
        database.await("all", () -> database.count(JobState.SUCCEEDED) == JOBS);
    }
}
