package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits whose outcome nobody tells: the connection is cut before or after the database has committed. */
class InDoubtTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    @Test
    void an_attempt_whose_commit_threw_but_happened_has_succeeded() {
        start(true);
        cutOnce("after commit", "erga-worker");

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SUCCEEDED);
        node.awaitEvent(event ->
                event instanceof JobSucceeded succeeded && succeeded.job().equals(id));
        node.pass(Duration.ofMinutes(2));
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void an_attempt_whose_commit_threw_and_did_not_happen_has_failed_and_is_tried_again() {
        start(true);
        cutOnce("before commit", "erga-worker");

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SCHEDULED);
        assertThat(database.peek(id).orElseThrow().attempts()).hasSize(1);
        node.pass(Duration.ofMinutes(2));
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before commit", "after commit"})
    void gathered_ends_whose_commit_threw_are_written_once(String place) {
        start(false);
        cutOnce(place, "erga-completions");

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.passUntil("told", () -> node.events().stream().anyMatch(JobSucceeded.class::isInstance));
        assertThat(database.state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(1);
        assertThat(database.peek(id).orElseThrow().summary().attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"before commit,true", "after commit,true", "before commit,false", "after commit,false"})
    void jobs_whose_claim_is_in_doubt_are_not_lost_and_run_once(String place, boolean transactional) {
        start(transactional);
        cutOnce(place, "erga-poller");

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        node.passUntil("done", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void an_enqueue_whose_commit_threw_says_that_nobody_knows() {
        start(true);
        cutOnce("after commit", Thread.currentThread().getName());

        assertThatThrownBy(() -> node.jobs().enqueue(Probe::first, 1L))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0216");
    }

    private void start(boolean transactional) {
        JobDeclaration first = Declarations.of(probe, "first");
        node.declares(transactional ? first : Declarations.notTransactional(first))
                .start();
    }

    /** Cuts the first commit of a thread that has work to commit; the poller's first commits are empty claims. */
    private void cutOnce(String place, String thread) {
        AtomicInteger cuts = new AtomicInteger();
        database.trap(at -> {
            if (at.equals(place)
                    && Thread.currentThread().getName().startsWith(thread)
                    && (!thread.equals("erga-poller") || database.holdsRows())
                    && cuts.getAndIncrement() == 0) {
                throw new IllegalStateException("the connection was cut");
            }
        });
    }
}
