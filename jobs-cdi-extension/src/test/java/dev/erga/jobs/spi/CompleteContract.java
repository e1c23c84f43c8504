package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

abstract class CompleteContract extends StoreScenario {

    CompleteContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void an_attempt_that_returns_ends_its_job_well() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);

        assertThat(completed(lease, succeeded())).isTrue();

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(details.summary().attempts()).isEqualTo(1);
        assertThat(details.summary().node()).contains(node.toString());
        assertThat(details.attempts()).isEmpty();
        assertThat(Duration.between(
                        details.summary().finishedAt().orElseThrow(),
                        details.expiresAt().orElseThrow()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(1));
    }

    @Test
    void a_finished_job_without_a_span_is_kept_until_somebody_acts() throws Exception {
        Lease lease = running(joined());

        completed(lease, Completion.succeeded(Optional.empty()));

        assertThat(details(lease.job()).expiresAt()).isEmpty();
    }

    @Test
    void an_attempt_that_throws_is_recorded_and_its_job_scheduled_again() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);

        assertThat(completed(lease, retry(Duration.ofMinutes(10)))).isTrue();

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(details.summary().reason()).contains("IOException: no route; tries again");
        assertThat(details.summary().finishedAt()).isEmpty();
        assertThat(details.expiresAt()).isEmpty();
        AttemptDetails attempt = details.attempts().get(0);
        assertThat(Duration.between(attempt.endedAt(), details.summary().runAt()))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        assertThat(attempt.attempt()).isEqualTo(1);
        assertThat(attempt.token()).isEqualTo(1);
        assertThat(attempt.outcome()).isEqualTo("FAILED");
        assertThat(attempt.node()).isEqualTo(node.toString());
        assertThat(attempt.startedAt()).isEqualTo(details.summary().startedAt());
        assertThat(attempt.errorType()).contains("java.io.IOException");
        assertThat(attempt.message()).contains("no route");
        assertThat(attempt.stack()).contains("at com.acme.Emails.send");
    }

    @Test
    void an_attempt_that_took_too_long_is_recorded_as_that() throws Exception {
        Lease lease = running(joined());

        completed(lease, Completion.retryAfterTimeout(Duration.ofSeconds(1), "took longer than PT5M", FAILURE));

        assertThat(state(lease.job())).isEqualTo(JobState.SCHEDULED);
        assertThat(details(lease.job()).attempts())
                .extracting(AttemptDetails::outcome)
                .containsExactly("TIMED_OUT");
    }

    @Test
    void the_last_attempt_leaves_its_job_failed() throws Exception {
        Lease lease = running(joined());

        completed(lease, gaveUp());

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.FAILED);
        assertThat(details.summary().finishedAt()).isPresent();
        assertThat(details.expiresAt()).isEmpty();
        assertThat(details.attempts()).extracting(AttemptDetails::outcome).containsExactly("FAILED");
    }

    @Test
    void a_released_job_is_ready_at_once_and_its_attempt_not_counted() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);

        assertThat(completed(lease, Completion.released("the node stops"))).isTrue();

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.ENQUEUED);
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.attempts()).isEmpty();
        ClaimedJob again = claimed(claimOf(node, 1)).get(0);
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.lease().token()).isEqualTo(2);
    }

    @Test
    void a_snoozed_job_waits_and_its_attempt_is_not_counted() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);

        assertThat(completed(lease, Completion.snoozed(Duration.ofSeconds(5), "not now")))
                .isTrue();

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(details.summary().reason()).contains("not now");
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.attempts()).isEmpty();
        assertThat(claimed(claimOf(node, 1))).isEmpty();
    }

    @Test
    void a_job_that_cannot_be_read_fails_and_its_attempt_is_recorded_but_not_counted() throws Exception {
        Lease lease = running(joined());

        completed(lease, Completion.unreadable("arguments are not JSON", FAILURE));

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.FAILED);
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.attempts()).extracting(AttemptDetails::outcome).containsExactly("UNREADABLE");
        assertThat(details.attempts()).extracting(AttemptDetails::attempt).containsExactly(1);
    }

    @Test
    void a_job_that_followed_the_request_to_stop_is_deleted() throws Exception {
        Lease lease = running(joined());

        completed(lease, Completion.cancelled("ada asked for it", Optional.of(Duration.ofDays(1))));

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.DELETED);
        assertThat(details.summary().reason()).contains("ada asked for it");
        assertThat(details.expiresAt()).isPresent();
        assertThat(details.attempts()).extracting(AttemptDetails::outcome).containsExactly("CANCELLED");
    }

    @Test
    void a_lease_can_be_used_up_only_once() throws Exception {
        Lease lease = running(joined());
        completed(lease, succeeded());

        assertThat(completed(lease, gaveUp())).isFalse();

        assertThat(state(lease.job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(details(lease.job()).attempts()).isEmpty();
    }

    @Test
    void an_older_token_writes_nothing() throws Exception {
        NodeId node = joined();
        Lease old = running(node);
        completed(old, Completion.released("the node stops"));
        Lease current = runningAgain(old.job(), node);

        assertThat(completed(old, succeeded())).isFalse();

        assertThat(state(old.job())).isEqualTo(JobState.PROCESSING);
        assertThat(completed(current, succeeded())).isTrue();
    }

    @Test
    void another_node_writes_nothing_with_the_same_token() throws Exception {
        Lease lease = running(joined());
        Lease stolen = new Lease(lease.job(), lease.token(), joined());

        assertThat(completed(stolen, succeeded())).isFalse();

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
    }

    @Test
    void a_node_whose_job_was_rescued_writes_nothing() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        assertThat(rescued()).hasSize(1);

        assertThat(completed(lease, succeeded())).isFalse();

        assertThat(state(lease.job())).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_not_there_is_not_ended() throws Exception {
        Lease lease = new Lease(nextId(), 1, new NodeId(UUID.randomUUID()));

        assertThat(completed(lease, gaveUp())).isFalse();
    }

    @Test
    void an_end_that_rolls_back_leaves_the_lease_as_it_was() throws Exception {
        Lease lease = running(joined());

        rollBack(() -> assertThat(store.complete(lease, gaveUp())).isTrue());

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
        assertThat(details(lease.job()).attempts()).isEmpty();
        assertThat(completed(lease, succeeded())).isTrue();
    }

    @Test
    void each_attempt_that_did_not_end_well_is_listed_oldest_first() throws Exception {
        NodeId node = joined();
        JobId job = stored();
        for (int attempt = 1; attempt <= 3; attempt++) {
            completed(runningAgain(job, node), retry(Duration.ZERO));
            inTransaction(() -> store.promote(10));
        }
        completed(runningAgain(job, node), succeeded());

        List<AttemptDetails> attempts = details(job).attempts();

        assertThat(attempts).extracting(AttemptDetails::attempt).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(AttemptDetails::token).containsExactly(1L, 2L, 3L);
        assertThat(details(job).summary().attempts()).isEqualTo(4);
    }
}
