package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.After;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs of a method that are deleted once there is no further attempt for them. */
class ExhaustedTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);

    @AfterEach
    void stop() {
        node.close();
    }

    private void start(JobDeclaration first) {
        RetryPolicy policy = new RetryPolicy(2, new Backoff.Fixed(Duration.ofSeconds(10)), List.of(), Exhausted.DELETE);
        node.declares(Declarations.retrying(first, policy), Declarations.of(probe, "second"))
                .start();
    }

    private void startFailing() {
        probe.deed = argument -> {
            throw new IllegalStateException("the shop is closed");
        };
        start(Declarations.of(probe, "first"));
    }

    private JobDetails details(JobId job) {
        return database.peek(job).orElseThrow();
    }

    @Test
    void a_job_is_deleted_when_its_attempts_are_used_up_and_keeps_what_they_threw() {
        startFailing();
        JobId job = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(job, JobState.SCHEDULED);

        node.pass(Duration.ofSeconds(12));

        database.awaitState(job, JobState.DELETED);
        assertThat(details(job).summary().reason().orElseThrow())
                .startsWith("Attempt 2 of 2 failed: IllegalStateException: the shop is closed. It was the last one.");
        assertThat(details(job).attempts()).extracting(AttemptDetails::attempt).containsExactly(1, 2);
        node.awaitEvent(event -> event instanceof JobDeleted deleted
                && deleted.job().equals(job)
                && deleted.reason().contains("the shop is closed"));
        assertThat(node.events()).noneMatch(JobFailed.class::isInstance);
    }

    @Test
    void a_job_that_says_do_not_retry_is_deleted_at_once() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        start(Declarations.of(probe, "first"));

        JobId job = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(job, JobState.DELETED);
        assertThat(details(job).summary().reason().orElseThrow()).contains("no such customer", "useless");
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void what_follows_any_end_runs_and_what_follows_a_failure_is_deleted() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        start(Declarations.notTransactional(Declarations.of(probe, "first")));
        node.jobs().pauseQueue("default", "until all are in");
        JobId job = node.jobs().enqueue(Probe::first, 1L);
        JobId onFailure = node.jobs().continueWith(job, After.FAILURE, Probe::second, 2L);
        JobId onAnyEnd = node.jobs().continueWith(job, After.ANY_END, Probe::second, 3L);

        node.jobs().resumeQueue("default");

        database.awaitState(onAnyEnd, JobState.SUCCEEDED);
        assertThat(database.state(onFailure)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_job_whose_arguments_cannot_be_read_fails_all_the_same() {
        start(Declarations.of(probe, "first"));

        JobId job = database.put("Probe.first", "[\"no number\"]");
        node.passUntil("it is looked at", () -> database.state(job) == JobState.FAILED);

        assertThat(details(job).expiresAt()).isEmpty();
    }
}
