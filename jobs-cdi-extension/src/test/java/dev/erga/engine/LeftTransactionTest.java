package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.AttemptStarted;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions that a job begins by itself and forgets on the thread of its worker. */
class LeftTransactionTest {

    private static final long LEAVES = 1;
    private static final long THROWS = 2;
    private static final long ENQUEUES = 3;
    private static final long LOOKS = 4;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final List<Boolean> wasInTransaction = new CopyOnWriteArrayList<>();
    private final TestNode node = new TestNode(database, time)
            .workers(1)
            .declares(Declarations.notTransactional(Declarations.of(probe, "first")));

    {
        probe.deed = this::act;
    }

    private void act(long argument) {
        if (argument == LEAVES || argument == THROWS) {
            transactions.begin();
        }
        if (argument == THROWS) {
            throw new IllegalStateException("on purpose");
        }
        if (argument == ENQUEUES) {
            node.jobs().enqueue(Probe::first, LOOKS);
        }
        wasInTransaction.add(transactions.isActive());
    }

    private JobId once(long argument) {
        return node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, argument);
    }

    private AttemptDetails failureOf(JobId job) {
        return database.peek(job).orElseThrow().attempts().get(0);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_job_that_leaves_a_transaction_open_fails_and_the_next_one_is_not_drawn_into_it() {
        node.start();

        JobId bad = once(LEAVES);
        database.awaitState(bad, JobState.FAILED);
        JobId good = once(ENQUEUES);

        database.awaitState(good, JobState.SUCCEEDED);
        database.await("the job enqueued by the good one", () -> database.count(JobState.SUCCEEDED) == 2);
        assertThat(failureOf(bad).message().orElseThrow())
                .startsWith("ERGA-0307  Probe.first began a transaction and did not end it");
    }

    @Test
    void a_job_that_throws_with_a_transaction_open_fails_with_what_it_threw() {
        node.start();

        JobId bad = once(THROWS);
        database.awaitState(bad, JobState.FAILED);
        once(ENQUEUES);

        database.await("the job enqueued by the good one", () -> database.count(JobState.SUCCEEDED) == 2);
        assertThat(failureOf(bad).message()).contains("on purpose");
        assertThat(failureOf(bad).stack().orElseThrow()).contains("ERGA-0307");
    }

    @Test
    void an_observer_that_leaves_a_transaction_open_does_not_draw_the_job_into_it() {
        node.observing(event -> {
            if (event instanceof AttemptStarted) {
                transactions.begin();
            }
        });
        node.start();

        database.awaitState(once(LOOKS), JobState.SUCCEEDED);

        assertThat(wasInTransaction).containsExactly(false);
    }
}
