package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_failed_job_waits_for_its_backoff_and_runs_again() {
        start(new RetryPolicy(3, new Backoff.Fixed(Duration.ofSeconds(60)), List.of()));
        probe.deed = argument -> {
            if (probe.first.size() < 2) {
                throw new IllegalStateException("boom");
            }
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SCHEDULED);
        assertThat(reason(id)).startsWith("Attempt 1 of 3 failed: IllegalStateException: boom. It is tried again in 6");
        node.pass(Duration.ofSeconds(59));
        assertThat(probe.first).hasSize(1);
        node.pass(Duration.ofSeconds(8));
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).hasSize(2);
        assertThat(node.events()).anyMatch(event -> event instanceof AttemptFailed failed && failed.attempt() == 1);
    }

    @Test
    void a_job_fails_for_good_when_its_attempts_are_used_up() {
        start(new RetryPolicy(2, new Backoff.Fixed(Duration.ofSeconds(10)), List.of()));
        probe.deed = argument -> {
            throw new IllegalStateException("boom");
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SCHEDULED);
        node.pass(Duration.ofSeconds(12));
        database.awaitState(id, JobState.FAILED);
        assertThat(probe.first).hasSize(2);
        assertThat(reason(id)).contains("Attempt 2 of 2 failed", "the last one");
        assertThat(attempts(id)).extracting(AttemptDetails::attempt).containsExactly(1, 2);
        node.awaitEvent(event -> event instanceof JobFailed failed && failed.attempt() == 2);
    }

    @Test
    void the_rule_for_the_nearest_superclass_counts() {
        RetryPolicy.Rule wide = new RetryPolicy.Rule(IOException.class, OptionalInt.of(5), Optional.empty());
        RetryPolicy.Rule narrow =
                new RetryPolicy.Rule(FileNotFoundException.class, OptionalInt.of(1), Optional.empty());
        start(new RetryPolicy(11, new Backoff.Polynomial(), List.of(wide, narrow)));
        probe.deed = argument -> {
            throw new IllegalStateException(new FileNotFoundException("gone"));
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        assertThat(reason(id)).contains("Attempt 1 of 1 failed");
    }

    @Test
    void a_job_that_says_do_not_retry_fails_at_once() {
        start(new RetryPolicy(11, new Backoff.Polynomial(), List.of()));
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        assertThat(reason(id)).contains("no such customer", "useless");
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void a_retry_that_is_due_soon_does_not_wait_for_the_next_look_at_what_is_due() {
        probe.deed = argument -> {
            if (probe.first.size() == 1) {
                node.engine().currentJob().retryAfter(Duration.ofSeconds(1));
                throw new IllegalStateException("not yet");
            }
        };
        node.declares(Declarations.of(probe, "first")).start();
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(id, JobState.SCHEDULED);

        node.pass(Duration.ofSeconds(1));

        database.awaitState(id, JobState.SUCCEEDED);
    }

    @Test
    void a_job_chooses_when_it_is_retried() {
        start(new RetryPolicy(11, new Backoff.Fixed(Duration.ofHours(1)), List.of()));
        probe.deed = argument -> {
            if (probe.first.size() == 1) {
                node.engine().currentJob().retryAfter(Duration.ofSeconds(7));
                throw new IllegalStateException("later");
            }
        };

        JobId id = node.jobs().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SCHEDULED);
        node.pass(Duration.ofSeconds(7));
        database.awaitState(id, JobState.SUCCEEDED);
    }

    @Test
    void a_requeued_job_counts_its_attempts_from_zero() {
        start(new RetryPolicy(1, new Backoff.Polynomial(), List.of()));
        probe.deed = argument -> {
            if (probe.first.size() == 1) {
                throw new IllegalStateException("boom");
            }
        };
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(id, JobState.FAILED);

        assertThat(node.jobs().requeue(id)).isTrue();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(node.jobs().requeue(id)).isTrue();
        assertThat(database.peek(id).orElseThrow().summary().attempts()).isLessThanOrEqualTo(1);
    }

    private void start(RetryPolicy policy) {
        JobDeclaration declaration = Declarations.retrying(Declarations.of(probe, "first"), policy);
        node.declares(declaration).start();
    }

    private String reason(JobId id) {
        return database.peek(id).orElseThrow().summary().reason().orElseThrow();
    }

    private List<AttemptDetails> attempts(JobId id) {
        return database.peek(id).orElseThrow().attempts();
    }
}
