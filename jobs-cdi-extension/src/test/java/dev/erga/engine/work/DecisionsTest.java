package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.enqueue.Mask;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Completion.Outcome;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Retention;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final Retention RETENTION = Retention.defaults();
    private static final Duration WAIT = Duration.ofSeconds(100);

    private final Decisions decisions = new Decisions(RETENTION);
    private RetryPolicy policy = new RetryPolicy(3, new Backoff.Fixed(WAIT), List.of());
    private OptionalInt ownLimit = OptionalInt.empty();
    private Optional<Duration> retryAfter = Optional.empty();

    @Test
    void a_method_that_returned_has_succeeded_and_is_kept_for_a_while() {
        Completion completion = decide(1, null, null, false);

        assertThat(completion).isEqualTo(Completion.succeeded(Optional.of(RETENTION.succeeded())));
    }

    @Test
    void a_method_that_threw_is_tried_again_until_its_attempts_are_used_up() {
        assertThat(outcome(1, new IOException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
        assertThat(outcome(2, new IOException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
        assertThat(outcome(3, new IOException("x"))).isEqualTo(Outcome.GAVE_UP);
        assertThat(decide(1, new IOException("x"), null, false).delay()).contains(WAIT);
    }

    @Test
    void the_callers_own_limit_replaces_the_declared_one() {
        ownLimit = OptionalInt.of(1);

        assertThat(outcome(1, new IOException("x"))).isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void the_job_chooses_its_delay_but_not_the_number_of_its_attempts() {
        retryAfter = Optional.of(Duration.ZERO);

        assertThat(decide(1, new IOException("x"), null, false).delay()).contains(Duration.ZERO);
        assertThat(outcome(3, new IOException("x"))).isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void the_rule_for_the_nearest_superclass_counts_whatever_their_order() {
        RetryPolicy.Rule wide = rule(Exception.class, 9);
        RetryPolicy.Rule near = rule(IOException.class, 1);
        for (List<RetryPolicy.Rule> rules : List.of(List.of(wide, near), List.of(near, wide))) {
            policy = new RetryPolicy(3, new Backoff.Fixed(WAIT), rules);

            assertThat(outcome(1, new FileNotFoundException("x"))).isEqualTo(Outcome.GAVE_UP);
            assertThat(outcome(8, new IllegalStateException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
            assertThat(outcome(3, new StackOverflowError())).isEqualTo(Outcome.GAVE_UP);
        }
    }

    @Test
    void causes_count_when_the_exception_itself_has_no_rule() {
        policy = new RetryPolicy(3, new Backoff.Fixed(WAIT), List.of(rule(IOException.class, 1)));

        assertThat(outcome(1, new IllegalStateException(new IOException("x")))).isEqualTo(Outcome.GAVE_UP);
        assertThat(outcome(1, new IllegalStateException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
    }

    @Test
    void causes_in_a_circle_are_looked_at_once() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalArgumentException("two", one);
        one.initCause(two);

        assertThat(outcome(1, one)).isEqualTo(Outcome.FAILED_WILL_RETRY);
    }

    @Test
    void a_job_that_says_do_not_retry_is_not_tried_again_whatever_wraps_it() {
        assertThat(outcome(1, new IllegalStateException(new DoNotRetryException("no"))))
                .isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void do_not_retry_goes_before_a_rule_for_what_wraps_it() {
        policy = new RetryPolicy(3, new Backoff.Fixed(WAIT), List.of(rule(Exception.class, 9)));

        assertThat(outcome(1, new IllegalStateException(new DoNotRetryException("no"))))
                .isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void a_rule_changes_the_backoff_and_leaves_the_attempts() {
        Backoff slow = new Backoff.Fixed(Duration.ofHours(1));
        policy = new RetryPolicy(
                3,
                new Backoff.Fixed(WAIT),
                List.of(new RetryPolicy.Rule(IOException.class, OptionalInt.empty(), Optional.of(slow))));

        assertThat(decide(1, new IOException("x"), null, false).delay()).contains(Duration.ofHours(1));
        assertThat(decide(1, new IllegalStateException("x"), null, false).delay())
                .contains(WAIT);
        assertThat(outcome(3, new IOException("x"))).isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void a_rule_decides_whatever_the_method_and_the_caller_allow() {
        policy = new RetryPolicy(
                3, new Backoff.Fixed(WAIT), List.of(rule(IOException.class, 5), rule(IllegalStateException.class, 1)));
        ownLimit = OptionalInt.of(2);

        assertThat(outcome(4, new IOException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
        assertThat(outcome(5, new IOException("x"))).isEqualTo(Outcome.GAVE_UP);
        assertThat(outcome(1, new IllegalStateException("x"))).isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void an_attempt_beyond_those_that_a_rule_allows_is_not_said_to_be_one_of_fewer() {
        policy = new RetryPolicy(5, new Backoff.Fixed(WAIT), List.of(rule(IOException.class, 1)));

        assertThat(decide(3, new IOException("x"), null, false).reason())
                .contains("Attempt 3 failed: IOException: x. It was the last one.");
    }

    @Test
    void a_rule_says_nothing_of_an_attempt_that_took_too_long() {
        policy = new RetryPolicy(3, new Backoff.Fixed(WAIT), List.of(rule(InterruptedException.class, 1)));

        assertThat(decide(1, new InterruptedException(), Stop.TIMED_OUT, true).outcome())
                .isEqualTo(Outcome.TIMED_OUT_WILL_RETRY);
    }

    @Test
    void a_job_whose_attempts_have_run_out_is_deleted_where_its_method_says_so() {
        policy = new RetryPolicy(
                2, new Backoff.Fixed(WAIT), List.of(rule(IllegalStateException.class, 1)), Exhausted.DELETE);

        assertThat(outcome(1, new IOException("x"))).isEqualTo(Outcome.FAILED_WILL_RETRY);
        Completion last = decide(2, new IOException("x"), null, false);
        assertThat(last.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(last.reason())
                .contains(
                        "Attempt 2 of 2 failed: IOException: x. It was the last one. Jobs of its method are deleted then.");
        assertThat(last.failure().orElseThrow().type()).isEqualTo("java.io.IOException");
        assertThat(last.expireAfter()).contains(RETENTION.deleted());
        assertThat(outcome(1, new IllegalStateException("x")))
                .as("a rule allows no more")
                .isEqualTo(Outcome.DROPPED);
        assertThat(outcome(1, new DoNotRetryException("x")))
                .as("it said so itself")
                .isEqualTo(Outcome.DROPPED);
        assertThat(decide(2, null, Stop.TIMED_OUT, true).outcome()).isEqualTo(Outcome.TIMED_OUT_DROPPED);
        assertThat(decide(2, null, Stop.TIMED_OUT, true).expireAfter()).contains(RETENTION.deleted());
        assertThat(decide(2, null, Stop.CANCELLED, true).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void a_timeout_counts_as_a_failure_even_if_the_method_returned() {
        assertThat(decide(1, null, Stop.TIMED_OUT, true).outcome()).isEqualTo(Outcome.TIMED_OUT_WILL_RETRY);
        assertThat(decide(1, null, Stop.TIMED_OUT, false).outcome()).isEqualTo(Outcome.TIMED_OUT_WILL_RETRY);
        assertThat(decide(3, new InterruptedException(), Stop.TIMED_OUT, true).outcome())
                .isEqualTo(Outcome.TIMED_OUT_GAVE_UP);
        assertThat(decide(1, new DoNotRetryException("no"), Stop.TIMED_OUT, true)
                        .outcome())
                .isEqualTo(Outcome.TIMED_OUT_GAVE_UP);
    }

    @Test
    void a_deleted_job_ends_deleted_unless_it_ended_well_without_noticing() {
        assertThat(decide(1, null, Stop.CANCELLED, true).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(decide(1, new IOException("x"), Stop.CANCELLED, false).outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(decide(1, null, Stop.CANCELLED, false).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void shutting_down_uses_up_no_attempt_unless_the_job_says_do_not_retry() {
        assertThat(decide(3, new InterruptedException(), Stop.SHUTTING_DOWN, true)
                        .outcome())
                .isEqualTo(Outcome.RELEASED);
        assertThat(decide(3, null, Stop.SHUTTING_DOWN, true).outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(decide(3, null, Stop.SHUTTING_DOWN, false).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(decide(1, new DoNotRetryException("no"), Stop.SHUTTING_DOWN, true)
                        .outcome())
                .isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void a_lost_node_says_nothing() {
        assertThat(decisions.decide(ending(1, null, Stop.NODE_LOST, false), 0)).isEmpty();
        assertThat(decisions.decide(ending(1, new IOException("x"), Stop.NODE_LOST, true), 0))
                .isEmpty();
    }

    @Test
    void reasons_are_one_line_whatever_was_thrown() {
        String reason = decide(1, new IOException("a\nb\0c" + "x".repeat(9_000)), null, false)
                .reason()
                .orElseThrow();

        assertThat(reason)
                .startsWith("Attempt 1 of 3 failed: IOException: a b c")
                .hasSizeLessThan(500);
        assertThat(reason).endsWith("It is tried again in 100 s.").doesNotContain("\n", "\0");
    }

    @Test
    void spans_are_said_as_people_say_them() {
        assertThat(Failures.spoken(Duration.ofMillis(1))).isEqualTo("1 s");
        assertThat(Failures.spoken(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Failures.spoken(Duration.ofSeconds(121))).isEqualTo("3 min");
        assertThat(Failures.spoken(Duration.ofMinutes(121))).isEqualTo("3 h");
    }

    private Outcome outcome(int attempt, Throwable thrown) {
        return decide(attempt, thrown, null, false).outcome();
    }

    private Completion decide(int attempt, @Nullable Throwable thrown, @Nullable Stop stop, boolean noticed) {
        return decisions.decide(ending(attempt, thrown, stop, noticed), 0).orElseThrow();
    }

    private Ending ending(int attempt, @Nullable Throwable thrown, @Nullable Stop stop, boolean noticed) {
        return new Ending(
                claimed(attempt),
                declaration(),
                Optional.ofNullable(thrown),
                Optional.ofNullable(stop),
                noticed,
                retryAfter,
                Mask.NONE);
    }

    private ClaimedJob claimed(int attempt) {
        return new ClaimedJob(
                new Lease(new JobId(new UUID(1, 1)), 1, new NodeId(new UUID(2, 2))),
                "Probe.first",
                "default",
                5,
                attempt,
                0,
                "[]",
                ownLimit,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    private JobDeclaration declaration() {
        Method method = Stream.of(Object.class.getMethods()).findFirst().orElseThrow();
        return new JobDeclaration(
                "Probe.first",
                Set.of(Object.class),
                method,
                "default",
                5,
                policy,
                Optional.of(Duration.ofSeconds(60)),
                true,
                arguments -> {});
    }

    private static RetryPolicy.Rule rule(Class<? extends Throwable> on, int attempts) {
        return new RetryPolicy.Rule(on, OptionalInt.of(attempts), Optional.empty());
    }
}
