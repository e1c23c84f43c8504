package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job knows of the one that it follows. */
class ParentTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Steps steps = new Steps();
    private final TestNode node = new TestNode(database, time)
            .declares(
                    Declarations.of(steps, "charge"), Declarations.of(steps, "pack"), Declarations.of(steps, "weigh"));
    private final JobContext job = node.engine().currentJob();

    /** An order on its way. */
    class Steps {

        final List<Optional<Parent>> parents = new CopyOnWriteArrayList<>();
        final List<Optional<Receipt>> receipts = new CopyOnWriteArrayList<>();

        public void charge(long order) {
            if (order > 0) {
                job.result(new Receipt(order, "paid"));
            }
        }

        public void pack() {
            parents.add(job.parent());
            receipts.add(job.parentResult(Receipt.class));
        }

        public void weigh() {
            receipts.add(job.parentResult(Integer.class).map(weight -> new Receipt(weight, "weight")));
        }
    }

    /** What is left of a payment. */
    public record Receipt(long order, String word) {}

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    @Test
    void a_continuation_reads_what_the_job_that_it_follows_has_left() {
        JobId paid = node.jobs().enqueue(Steps::charge, 7L);
        JobId packed = node.jobs().continueWith(paid, Steps::pack);

        node.start();

        database.awaitState(packed, JobState.SUCCEEDED);
        assertThat(steps.parents).containsExactly(Optional.of(paid));
        assertThat(steps.receipts).containsExactly(Optional.of(new Receipt(7, "paid")));
    }

    @Test
    void a_parent_that_has_left_nothing_or_has_not_succeeded_leaves_nothing_to_read() {
        JobId quiet = node.jobs().enqueue(Steps::charge, 0L);
        JobId deleted = node.jobs().enqueue(Steps::charge, 8L);
        JobId afterQuiet = node.jobs().continueWith(quiet, Steps::pack);
        JobId afterDeleted = node.jobs().continueWith(deleted, After.ANY_END, Steps::pack);
        node.jobs().delete(deleted);

        node.start();

        database.awaitState(afterQuiet, JobState.SUCCEEDED);
        database.awaitState(afterDeleted, JobState.SUCCEEDED);
        assertThat(steps.parents).containsExactlyInAnyOrder(Optional.of(quiet), Optional.of(deleted));
        assertThat(steps.receipts).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void a_continuation_of_a_batch_knows_it_and_finds_no_result() {
        BatchId batch = node.jobs().batch("orders", members -> members.enqueue(Steps::charge, 7L));
        JobId packed = node.jobs().continueWith(batch, Steps::pack);

        node.start();
        node.passUntil("it is packed", () -> database.state(packed) == JobState.SUCCEEDED);

        assertThat(steps.parents).containsExactly(Optional.of(batch));
        assertThat(steps.receipts).containsExactly(Optional.empty());
    }

    @Test
    void a_job_that_follows_nobody_looks_once_and_finds_neither_parent_nor_result() {
        AtomicInteger looks = new AtomicInteger();
        database.trap(place -> looks.addAndGet(place.equals("origin") || place.equals("result") ? 1 : 0));
        JobId packed = node.jobs().enqueue(Steps::pack);

        node.start();

        database.awaitState(packed, JobState.SUCCEEDED);
        assertThat(steps.parents).containsExactly(Optional.empty());
        assertThat(steps.receipts).containsExactly(Optional.empty());
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_result_that_is_not_what_the_continuation_takes_it_for_fails_its_attempt() {
        JobId paid = node.jobs().enqueue(Steps::charge, 7L);
        JobId weighed = node.jobs().continueWith(paid, Steps::weigh);

        node.start();

        database.awaitState(weighed, JobState.SCHEDULED);
        assertThat(database.peek(weighed)
                        .orElseThrow()
                        .attempts()
                        .get(0)
                        .message()
                        .orElseThrow())
                .contains("ERGA-0318", "Steps.weigh", paid.toString(), "fix");
    }
}
