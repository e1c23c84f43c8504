package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between the return of a transactional job and its commit, such as the flush of a persistence context. */
class LastStatementTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);
    private final List<String> order = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        node.declares(neverAgain(Declarations.of(probe, "first"))).start();
    }

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    @Test
    void the_completion_is_written_after_what_a_flush_writes() {
        database.trap(place -> {
            if (List.of("complete", "before commit").contains(place)
                    && Thread.currentThread().getName().startsWith("erga-worker")) {
                order.add(place);
            }
        });
        flush(() -> order.add("flush"));

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.awaitEvent(JobSucceeded.class::isInstance);
        assertThat(database.state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(order).containsExactly("flush", "complete", "before commit");
    }

    @Test
    void a_flush_that_throws_is_a_failed_attempt_with_its_own_exception_to_which_the_jobs_rules_apply() {
        flush(() -> {
            throw new IllegalArgumentException("duplicate key");
        });

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        assertThat(reason(id)).contains("Attempt 1 of 1 failed: IllegalArgumentException: duplicate key.");
    }

    @Test
    void a_flush_that_lets_the_transaction_only_roll_back_is_a_failed_attempt() {
        flush(transactions::setRollbackOnly);

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        assertThat(reason(id)).contains("can only roll back");
    }

    @Test
    void a_completion_that_the_database_does_not_take_is_not_the_jobs_fault_and_is_tried_again_with_backoff() {
        database.trap(place -> {
            if (place.equals("complete") && order.isEmpty()) {
                order.add("refused");
                throw new IllegalStateException("the connection was cut");
            }
        });

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SCHEDULED);
        assertThat(reason(id)).contains("Attempt 1 of 11 failed").contains("its work was rolled back");
        node.pass(Duration.ofMinutes(2));
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(2);
    }

    /** No exception of the job's own would let it run again. */
    private static JobDeclaration neverAgain(JobDeclaration plain) {
        RetryPolicy.Rule rule = new RetryPolicy.Rule(RuntimeException.class, OptionalInt.of(1), Optional.empty());
        RetryPolicy.Rule checked = new RetryPolicy.Rule(Exception.class, OptionalInt.of(1), Optional.empty());
        return Declarations.retrying(plain, new RetryPolicy(11, plain.retry().backoff(), List.of(rule, checked)));
    }

    /** What a persistence context does that the job has used. */
    private void flush(Runnable action) {
        probe.deed = argument -> transactions.beforeCommit(action);
    }

    private String reason(JobId id) {
        return database.peek(id).orElseThrow().summary().reason().orElseThrow();
    }
}
