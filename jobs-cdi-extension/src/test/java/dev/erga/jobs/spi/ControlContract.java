package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What people and programs ask of single jobs. */
abstract class ControlContract extends StoreScenario {

    ControlContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Requeue requeued(JobId job) throws Exception {
        return inTransaction(() -> store.requeue(job, "ada asked for it"));
    }

    private Deletion deleted(JobId job) throws Exception {
        return inTransaction(() -> store.delete(job, "ada asked for it", Optional.of(Duration.ofDays(1))));
    }

    @Test
    void a_failed_job_that_is_requeued_begins_anew() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        completed(lease, gaveUp());

        assertThat(requeued(lease.job())).isEqualTo(Requeue.REQUEUED);

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.ENQUEUED);
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.summary().finishedAt()).isEmpty();
        assertThat(details.summary().reason()).contains("ada asked for it");
        assertThat(details.attempts()).hasSize(1);
        ClaimedJob again = claimed(claimOf(node, 1)).get(0);
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.lease().token()).isEqualTo(2);
    }

    @Test
    void a_requeued_job_that_fails_again_lists_the_old_attempts_and_the_new() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        completed(lease, gaveUp());
        requeued(lease.job());
        completed(runningAgain(lease.job(), node), gaveUp());

        assertThat(details(lease.job()).attempts())
                .extracting(AttemptDetails::token)
                .containsExactly(1L, 2L);
    }

    @Test
    void succeeded_deleted_and_scheduled_jobs_can_be_requeued() throws Exception {
        NodeId node = joined();
        Lease succeeded = running(node);
        completed(succeeded, succeeded());
        JobId deleted = stored();
        deleted(deleted);
        JobId scheduled = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));

        assertThat(requeued(succeeded.job())).isEqualTo(Requeue.REQUEUED);
        assertThat(requeued(deleted)).isEqualTo(Requeue.REQUEUED);
        assertThat(requeued(scheduled)).isEqualTo(Requeue.REQUEUED);

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(succeeded.job(), deleted, scheduled);
        assertThat(details(deleted).expiresAt()).isEmpty();
    }

    @Test
    void requeueing_forgets_crashes() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        begun(lease);
        dies(node);
        inTransaction(() -> store.rescue(10, 1, Keeping.alike(Optional.empty())));
        assertThat(details(lease.job()).crashes()).isEqualTo(1);

        requeued(lease.job());

        assertThat(details(lease.job()).crashes()).isZero();
    }

    @Test
    void a_job_that_waits_or_runs_is_on_its_way_already() throws Exception {
        Lease lease = running(joined());
        JobId waiting = stored();

        assertThat(requeued(waiting)).isEqualTo(Requeue.ALREADY_ON_ITS_WAY);
        assertThat(requeued(lease.job())).isEqualTo(Requeue.ALREADY_ON_ITS_WAY);

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
    }

    @Test
    void a_job_that_is_not_there_can_be_neither_requeued_nor_deleted() throws Exception {
        assertThat(requeued(nextId())).isEqualTo(Requeue.UNKNOWN);
        assertThat(deleted(nextId())).isEqualTo(Deletion.UNKNOWN);
    }

    @Test
    void a_waiting_job_that_is_deleted_never_runs() throws Exception {
        NodeId node = joined();
        JobId waiting = stored();
        JobId scheduled = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));

        assertThat(deleted(waiting)).isEqualTo(Deletion.DELETED);
        assertThat(deleted(scheduled)).isEqualTo(Deletion.DELETED);

        JobDetails details = details(waiting);
        assertThat(details.summary().state()).isEqualTo(JobState.DELETED);
        assertThat(details.summary().reason()).contains("ada asked for it");
        assertThat(details.summary().finishedAt()).isPresent();
        assertThat(details.expiresAt()).isPresent();
        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_job_that_is_over_is_not_deleted() throws Exception {
        Lease lease = running(joined());
        completed(lease, gaveUp());

        assertThat(deleted(lease.job())).isEqualTo(Deletion.ALREADY_OVER);

        assertThat(state(lease.job())).isEqualTo(JobState.FAILED);
    }

    @Test
    void a_running_job_is_asked_to_stop_and_its_node_hears_of_it() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        Lease other = running(node);

        assertThat(deleted(lease.job())).isEqualTo(Deletion.CANCELLING);

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
        assertThat(inTransaction(() -> store.cancellations(node))).containsExactly(lease);
        assertThat(inTransaction(() -> store.cancellations(joined()))).isEmpty();
        assertThat(completed(other, succeeded())).isTrue();
    }

    @Test
    void a_job_that_was_asked_to_stop_may_still_end_well() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        deleted(lease.job());

        assertThat(completed(lease, succeeded())).isTrue();

        assertThat(inTransaction(() -> store.cancellations(node))).isEmpty();
    }

    @Test
    void a_job_that_was_asked_to_stop_and_fails_is_deleted_and_not_tried_again() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        deleted(lease.job());

        assertThat(completed(lease, retry(Duration.ZERO))).isTrue();

        assertDeletedAsAsked(lease.job());
        assertThat(details(lease.job()).attempts())
                .extracting(AttemptDetails::outcome)
                .containsExactly("FAILED");
        inTransaction(() -> store.promote(10));
        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_job_that_was_asked_to_stop_and_is_given_back_is_deleted() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        deleted(lease.job());

        assertThat(completed(lease, Completion.released("the node stops"))).isTrue();

        assertDeletedAsAsked(lease.job());
        assertThat(details(lease.job()).summary().attempts()).isZero();
        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void jobs_that_were_asked_to_stop_are_deleted_also_where_many_end_at_once() throws Exception {
        NodeId node = joined();
        Lease failed = running(node);
        Lease released = running(node);
        Lease other = running(node);
        deleted(failed.job());
        deleted(released.job());

        WrittenEnds ends = inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(failed, retry(Duration.ZERO)),
                new LeasedCompletion(released, Completion.released("the node stops")),
                new LeasedCompletion(other, Completion.released("the node stops")))));

        assertThat(ends.deleted()).isEqualTo(Map.of(failed, "ada asked for it", released, "ada asked for it"));
        assertThat(ends.gone()).isEmpty();

        assertDeletedAsAsked(failed.job());
        assertDeletedAsAsked(released.job());
        assertThat(claimedIds(claimOf(node, 10))).containsExactly(other.job());
    }

    @Test
    void a_job_that_was_asked_to_stop_and_whose_node_dies_is_deleted() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        deleted(lease.job());
        dies(node);

        assertThat(rescued()).containsExactly(new RescuedJob(lease.job(), METHOD, QUEUE, node, JobState.DELETED));

        assertDeletedAsAsked(lease.job());
        assertThat(details(lease.job()).attempts())
                .extracting(AttemptDetails::outcome)
                .containsExactly("RESCUED");
        assertThat(claimed(claimOf(joined(), 10))).isEmpty();
    }

    @Test
    void a_job_that_was_asked_to_stop_and_fails_for_good_says_that_it_failed() throws Exception {
        Lease lease = running(joined());
        deleted(lease.job());

        completed(lease, gaveUp());

        assertThat(state(lease.job())).isEqualTo(JobState.FAILED);
        assertThat(details(lease.job()).expiresAt()).isEmpty();
    }

    @Test
    void requeueing_takes_the_request_to_stop_back() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        deleted(lease.job());
        completed(lease, retry(Duration.ofHours(1)));

        requeued(lease.job());
        Lease again = runningAgain(lease.job(), node);
        assertThat(inTransaction(() -> store.cancellations(node))).isEmpty();

        completed(again, retry(Duration.ofHours(1)));
        assertThat(state(lease.job())).isEqualTo(JobState.SCHEDULED);
    }

    private void assertDeletedAsAsked(JobId job) throws Exception {
        JobDetails details = details(job);
        assertThat(details.summary().state()).isEqualTo(JobState.DELETED);
        assertThat(details.summary().reason()).contains("ada asked for it");
        assertThat(Duration.between(
                        details.summary().finishedAt().orElseThrow(),
                        details.expiresAt().orElseThrow()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(1));
    }
}
