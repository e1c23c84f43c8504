package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has failed in a batch is requeued by an operator. */
class OperatedBatchTest {

    private static final Signature ADA = new Signature("ada", "test", "The mail server is back.");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).declares(Declarations.of(probe, "first"));

    @AfterEach
    void stop() {
        node.close();
    }

    private JobOperator operator() {
        return node.engine().operator();
    }

    private BatchDetails details(BatchId batch) {
        return node.engine().monitor().batch(batch).orElseThrow();
    }

    @Test
    void the_failed_jobs_of_a_batch_are_requeued_together_under_one_entry() {
        BatchId batch = node.jobs().batch("import", members -> {
            members.enqueue(Probe::first, 1L);
            members.enqueue(Probe::first, 2L);
            members.enqueue(Probe::first, 3L);
        });
        AtomicBoolean broken = new AtomicBoolean(true);
        probe.deed = argument -> {
            if (broken.get()) {
                throw new DoNotRetryException("no route");
            }
        };
        node.start();
        node.passUntil("all have failed", () -> details(batch).failed() == 3);
        broken.set(false);

        assertThat(operator().requeueBatch(batch, 2, ADA)).isEqualTo(2);
        assertThat(operator().requeueBatch(batch, 1_000, ADA)).isEqualTo(1);
        assertThat(operator().requeueBatch(batch, 1_000, ADA)).isZero();

        node.passUntil("the batch has succeeded", () -> details(batch).state() == JobState.SUCCEEDED);
        assertThat(database.auditTrail())
                .extracting(entry -> entry.action() + " " + entry.subject() + " "
                        + entry.before().orElse("") + ">" + entry.after().orElse(""))
                .containsExactly(
                        "REQUEUE_BATCH " + batch + " 2 jobs FAILED>2 jobs ENQUEUED",
                        "REQUEUE_BATCH " + batch + " 1 job FAILED>1 job ENQUEUED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_001})
    void no_more_than_a_thousand_are_requeued_at_once(int most) {
        BatchId batch = node.jobs().batch("import", members -> members.enqueue(Probe::first, 1L));

        assertThatThrownBy(() -> operator().requeueBatch(batch, most, ADA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000");
    }
}
