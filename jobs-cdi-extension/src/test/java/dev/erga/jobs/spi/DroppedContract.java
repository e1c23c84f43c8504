package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Jobs that are deleted when their attempts have run out. */
abstract class DroppedContract extends StoreScenario {

    private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));
    private static final Completion DROPPED = Completion.dropped("that was the last attempt", FAILURE, HOUR);

    DroppedContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private void assertDropped(JobId job, String outcome) throws Exception {
        JobDetails details = details(job);
        assertThat(details.summary().state()).isEqualTo(JobState.DELETED);
        assertThat(details.summary().reason()).contains("that was the last attempt");
        assertThat(details.summary().attempts()).isEqualTo(1);
        assertThat(details.expiresAt()).isPresent();
        assertThat(details.attempts()).extracting(AttemptDetails::outcome).containsExactly(outcome);
        assertThat(details.attempts().get(0).message()).contains(FAILURE.message());
    }

    @Test
    void a_dropped_job_is_deleted_and_keeps_its_reason_and_what_was_thrown() throws Exception {
        Lease lease = running(joined());

        assertThat(completed(lease, DROPPED)).isTrue();

        assertDropped(lease.job(), "FAILED");
    }

    @Test
    void jobs_are_dropped_among_many_ends() throws Exception {
        NodeId node = joined();
        Lease failed = running(node);
        Lease late = running(node);
        Lease good = running(node);

        WrittenEnds ends = inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(failed, DROPPED),
                new LeasedCompletion(late, Completion.droppedAfterTimeout("that was the last attempt", FAILURE, HOUR)),
                new LeasedCompletion(good, succeeded()))));

        assertThat(ends).isEqualTo(WrittenEnds.NONE);
        assertDropped(failed.job(), "FAILED");
        assertDropped(late.job(), "TIMED_OUT");
        assertThat(state(good.job())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_request_to_stop_changes_nothing_about_a_job_that_is_dropped() throws Exception {
        Lease lease = running(joined());
        commit(() -> store.delete(lease.job(), "ada asked for it", Optional.empty()));

        completed(lease, DROPPED);

        assertDropped(lease.job(), "FAILED");
    }

    @Test
    void a_stale_lease_drops_nothing() throws Exception {
        Lease lease = running(joined());

        assertThat(completed(new Lease(lease.job(), lease.token() + 1, lease.node()), DROPPED))
                .isFalse();

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
        assertThat(details(lease.job()).attempts()).isEmpty();
    }

    @Test
    void continuations_of_a_dropped_job_are_those_of_a_deleted_one() throws Exception {
        Lease lease = running(joined());
        JobId onSuccess = stored(newJob(METHOD, QUEUE, 5, Due.following(lease.job(), After.SUCCESS)));
        JobId onFailure = stored(newJob(METHOD, QUEUE, 5, Due.following(lease.job(), After.FAILURE)));
        JobId onAnyEnd = stored(newJob(METHOD, QUEUE, 5, Due.following(lease.job(), After.ANY_END)));

        completed(lease, DROPPED);

        assertThat(state(onSuccess)).isEqualTo(JobState.DELETED);
        assertThat(state(onFailure)).isEqualTo(JobState.DELETED);
        assertThat(state(onAnyEnd)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_dropped_member_does_not_make_its_batch_fail() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        NewJob member = newJob().in(batch);
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(member));
            store.batches().seal(batch, 1);
        });

        completed(runningAgain(member.id(), joined()), DROPPED);

        assertThat(inTransaction(() -> store.batches().count(10, Retention.defaults())))
                .containsExactly(new FinishedBatch(batch, "import", JobState.SUCCEEDED));
        assertThat(inTransaction(() -> queries.batch(batch)).orElseThrow().deleted())
                .isOne();
    }

    @Test
    void a_dropped_job_can_be_requeued() throws Exception {
        Lease lease = running(joined());
        completed(lease, DROPPED);

        assertThat(inTransaction(() -> store.requeue(lease.job(), "once more"))).isEqualTo(Requeue.REQUEUED);

        assertThat(state(lease.job())).isEqualTo(JobState.ENQUEUED);
        assertThat(details(lease.job()).summary().attempts()).isZero();
    }
}
