package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.JobFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class BatchContract extends StoreScenario {

    private Batches batches;
    private NodeId node;

    @SuppressWarnings("NullAway.Init") // set before each test
    BatchContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @BeforeEach
    void join() throws Exception {
        batches = store.batches();
        node = joined();
    }

    @Test
    void a_batch_counts_its_members_and_ends_with_the_last() throws Exception {
        BatchId batch = batchOf(3);
        List<Lease> running = leases(3);

        completed(running.get(0), succeeded());
        assertThat(counted()).isEmpty();
        assertThat(details(batch).succeeded()).isOne();
        assertThat(details(batch).pending()).isEqualTo(2);
        assertThat(details(batch).state()).isEqualTo(JobState.PROCESSING);

        inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(running.get(1), succeeded()), new LeasedCompletion(running.get(2), succeeded()))));
        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.SUCCEEDED));
        assertThat(details(batch).succeeded()).isEqualTo(3);
        assertThat(details(batch).finishedAt()).isPresent();
        assertThat(counted()).as("told once").isEmpty();
    }

    @Test
    void members_that_share_a_transaction_are_counted() throws Exception {
        BatchId batch = batchOf(2);

        inTransaction(() -> store.succeedTogether(leases(2), Optional.empty()));

        assertThat(counted()).extracting(FinishedBatch::id).containsExactly(batch);
    }

    @Test
    void a_batch_without_members_ends_at_once() throws Exception {
        BatchId batch = batchOf(0);

        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.SUCCEEDED));
    }

    @Test
    void a_batch_rolls_back_with_its_members() throws Exception {
        BatchId batch = newBatch();
        rollBack(() -> make(batch, 5, Optional.empty()));

        assertThat(inTransaction(() -> queries.batch(batch))).isEmpty();
        assertThat(claimed(claimOf(node, 10))).isEmpty();
        assertThat(counted()).isEmpty();
    }

    @Test
    void a_batch_with_a_member_that_failed_has_failed_and_succeeds_once_that_one_does() throws Exception {
        BatchId batch = batchOf(2);
        JobId onSuccess = stored(newJob(METHOD, "later", 5, Due.following(batch, After.SUCCESS)));
        JobId onFailure = stored(newJob(METHOD, "later", 5, Due.following(batch, After.FAILURE)));
        List<Lease> running = leases(2);
        completed(running.get(0), succeeded());
        completed(running.get(1), gaveUp());
        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.FAILED));
        assertThat(state(onSuccess)).isEqualTo(JobState.AWAITING);
        assertThat(state(onFailure)).isEqualTo(JobState.ENQUEUED);

        commit(() -> store.requeue(running.get(1).job(), "mended"));
        assertThat(counted()).isEmpty();
        assertThat(details(batch).state()).isEqualTo(JobState.PROCESSING);
        assertThat(details(batch).failed()).isZero();
        completed(runningAgain(running.get(1).job(), node), succeeded());

        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.SUCCEEDED));
        assertThat(state(onSuccess)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_member_that_fails_again_before_anybody_counted_counts_once() throws Exception {
        BatchId batch = batchOf(1);
        Lease lease = leases(1).get(0);
        completed(lease, gaveUp());
        commit(() -> store.requeue(lease.job(), "once more"));
        completed(runningAgain(lease.job(), node), gaveUp());

        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.FAILED));
        assertThat(details(batch).failed()).isOne();
    }

    @Test
    void a_member_that_is_deleted_has_ended_too() throws Exception {
        BatchId batch = batchOf(2);
        List<Lease> running = leases(1);
        JobId waiting = inTransaction(() -> queries.jobs(JobFilter.all().inState(JobState.ENQUEUED), BOUND)
                        .jobs())
                .get(0)
                .id();
        commit(() -> store.delete(waiting, "not wanted", Optional.empty()));
        completed(running.get(0), succeeded());

        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.SUCCEEDED));
        assertThat(details(batch).deleted()).isOne();
    }

    @Test
    void a_running_member_may_add_more_and_the_batch_does_not_end_before_those() throws Exception {
        BatchId batch = batchOf(1);
        Lease lease = leases(1).get(0);
        commit(() -> {
            assertThat(batches.mayAdd(batch, Optional.of(lease.job()))).isTrue();
            store.enqueue(List.of(newJob().in(batch)));
            batches.added(batch, 1);
            store.complete(lease, succeeded());
        });
        assertThat(counted()).isEmpty();
        assertThat(details(batch).total()).isEqualTo(2);

        completed(leases(1).get(0), succeeded());

        assertThat(counted()).extracting(FinishedBatch::id).containsExactly(batch);
    }

    @Test
    void a_batch_does_not_end_while_somebody_adds_to_it() throws Exception {
        BatchId batch = batchOf(1);
        try (OpenTransaction adding = OpenTransaction.begin(transactions)) {
            adding.run(() -> {
                assertThat(batches.mayAdd(batch, Optional.empty())).isTrue();
                store.enqueue(List.of(newJob().in(batch)));
                batches.added(batch, 1);
                return true;
            });
            Lease lease = meanwhile(() -> store.claim(claimOf(node, 1)).get(0).lease());
            meanwhile(() -> store.complete(lease, succeeded()));
            assertThat(meanwhile(() -> batches.count(10, Retention.defaults()))).isEmpty();
            adding.commit();
        }

        assertThat(counted()).isEmpty();
        assertThat(details(batch).total()).isEqualTo(2);
        assertThat(details(batch).pending()).isOne();
    }

    @Test
    void nothing_is_added_to_a_batch_that_has_ended() throws Exception {
        BatchId batch = batchOf(0);
        counted();

        assertThat(inTransaction(() -> batches.mayAdd(batch, Optional.empty()))).isFalse();
        assertThat(inTransaction(() -> batches.mayAdd(newBatch(), Optional.empty())))
                .isFalse();
        assertThat(inTransaction(() -> batches.mayAdd(batch, Optional.of(stored()))))
                .isFalse();
    }

    @Test
    void a_batch_among_the_members_counts_as_one_and_ends_the_outer_one() throws Exception {
        BatchId outer = newBatch();
        BatchId inner = newBatch();
        commit(() -> {
            batches.open(new NewBatch(outer, "outer", Optional.empty(), Optional.of("ada")));
            make(inner, 1, Optional.of(outer));
            batches.seal(outer, 1);
        });
        assertThat(details(outer).createdBy()).contains("ada");
        assertThat(details(inner).parent()).contains(outer);

        completed(leases(1).get(0), gaveUp());
        List<FinishedBatch> finished = new ArrayList<>(counted());
        finished.addAll(counted());

        assertThat(finished)
                .containsExactly(
                        new FinishedBatch(inner, "import", JobState.FAILED),
                        new FinishedBatch(outer, "outer", JobState.FAILED));
    }

    @Test
    void an_inner_batch_that_goes_on_takes_the_outer_one_along() throws Exception {
        BatchId outer = newBatch();
        BatchId inner = newBatch();
        commit(() -> {
            batches.open(new NewBatch(outer, "outer", Optional.empty(), Optional.empty()));
            make(inner, 1, Optional.of(outer));
            batches.seal(outer, 1);
        });
        Lease lease = leases(1).get(0);
        completed(lease, gaveUp());
        countAll();
        commit(() -> store.requeue(lease.job(), "mended"));
        countAll();
        assertThat(details(outer).state()).isEqualTo(JobState.PROCESSING);

        completed(runningAgain(lease.job(), node), succeeded());
        countAll();

        assertThat(details(outer).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(details(outer).succeeded()).isOne();
        assertThat(details(outer).failed()).isZero();
    }

    @Test
    void cancelling_deletes_what_waits_and_stops_what_runs() throws Exception {
        BatchId batch = batchOf(4);
        JobId other = stored();
        List<Lease> running = leases(1);
        assertThat(inTransaction(() -> batches.cancel(batch, "no longer needed")))
                .isTrue();
        assertThat(inTransaction(() -> batches.cancel(batch, "again"))).isFalse();

        assertThat(inTransaction(() -> batches.deleteCancelled(100, Keeping.alike(Optional.of(Duration.ofDays(1))))))
                .isEqualTo(4);
        assertThat(inTransaction(() -> batches.deleteCancelled(100, Keeping.alike(Optional.empty()))))
                .isZero();
        assertThat(inTransaction(() -> store.cancellations(node))).containsExactlyElementsOf(running);
        assertThat(state(other)).isEqualTo(JobState.ENQUEUED);
        assertThat(counted()).isEmpty();
        completed(running.get(0), Completion.cancelled("stopped", Optional.empty()));

        assertThat(counted()).containsExactly(new FinishedBatch(batch, "import", JobState.DELETED));
        assertThat(details(batch).deleted()).isEqualTo(4);
        assertThat(details(batch).cancelReason()).contains("no longer needed");
    }

    @Test
    void cancelling_deletes_what_the_deletion_of_another_member_has_just_made_ready() throws Exception {
        BatchId batch = newBatch();
        NewJob first = newJob().in(batch);
        NewJob second = newJob(METHOD, QUEUE, 5, Due.following(first.id(), After.ANY_END))
                .in(batch);
        commit(() -> {
            batches.open(new NewBatch(batch, "chain", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(first));
            store.enqueue(List.of(second));
            batches.seal(batch, 2);
        });
        commit(() -> batches.cancel(batch, "stop"));

        inTransaction(() -> batches.deleteCancelled(100, Keeping.alike(Optional.empty())));

        assertThat(state(second.id())).isEqualTo(JobState.DELETED);
    }

    @Test
    void what_happens_to_members_of_a_batch_that_is_gone_keeps_no_other_from_being_counted() throws Exception {
        batchOf(1);
        Lease lease = leases(1).get(0);
        completed(lease, Completion.succeeded(Optional.empty()));
        counted();
        subject.passTime(Duration.ofDays(2));
        inTransaction(() -> store.prune(Retention.defaults(), 100));
        commit(() -> store.requeue(lease.job(), "once more"));
        BatchId other = batchOf(0);

        List<FinishedBatch> finished = new ArrayList<>();
        for (int look = 0; look < 2; look++) {
            finished.addAll(inTransaction(() -> batches.count(1, Retention.defaults())));
        }

        assertThat(finished).extracting(FinishedBatch::id).containsExactly(other);
    }

    @Test
    void cancelling_goes_down_to_inner_batches() throws Exception {
        BatchId outer = newBatch();
        BatchId inner = newBatch();
        commit(() -> {
            batches.open(new NewBatch(outer, "outer", Optional.empty(), Optional.empty()));
            make(inner, 2, Optional.of(outer));
            batches.seal(outer, 1);
        });
        commit(() -> batches.cancel(outer, "stop"));

        while (inTransaction(() -> batches.deleteCancelled(100, Keeping.alike(Optional.empty()))) > 0) {
            // until nothing is left
        }
        countAll();

        assertThat(details(inner).state()).isEqualTo(JobState.DELETED);
        assertThat(details(outer).state()).isEqualTo(JobState.DELETED);
    }

    @Test
    void continuations_of_deleted_members_are_decided_and_counted() throws Exception {
        BatchId batch = newBatch();
        NewJob first = newJob().in(batch);
        NewJob second = newJob(METHOD, QUEUE, 5, Due.following(first.id(), After.SUCCESS))
                .in(batch);
        commit(() -> {
            batches.open(new NewBatch(batch, "chain", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(first));
            store.enqueue(List.of(second));
            batches.seal(batch, 2);
        });

        commit(() -> store.delete(first.id(), "not wanted", Optional.empty()));

        assertThat(state(second.id())).isEqualTo(JobState.DELETED);
        assertThat(counted()).extracting(FinishedBatch::id).containsExactly(batch);
        assertThat(details(batch).deleted()).isEqualTo(2);
    }

    @Test
    void a_batch_that_has_ended_goes_when_its_time_has_come() throws Exception {
        BatchId batch = batchOf(0);
        counted();

        subject.passTime(Duration.ofDays(2));
        inTransaction(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.batch(batch))).isEmpty();
    }

    @Test
    void the_latest_batches_are_listed_first() throws Exception {
        BatchId one = batchOf(0);
        BatchId two = batchOf(1);
        BatchId three = batchOf(0);

        assertThat(listed(BatchFilter.all())).containsExactly(three, two, one);
        assertThat(listed(BatchFilter.all().limit(2))).containsExactly(three, two);
        assertThat(listed(BatchFilter.all().olderThan(three).limit(1))).containsExactly(two);
        assertThat(listed(BatchFilter.all().olderThan(one))).isEmpty();
    }

    @Test
    void the_batches_inside_a_batch_are_listed_by_it() throws Exception {
        BatchId outer = newBatch();
        BatchId first = newBatch();
        BatchId second = newBatch();
        commit(() -> {
            batches.open(new NewBatch(outer, "outer", Optional.empty(), Optional.empty()));
            make(first, 1, Optional.of(outer));
            make(second, 0, Optional.of(outer));
            batches.seal(outer, 2);
        });
        batchOf(1);

        assertThat(listed(BatchFilter.all().inside(outer))).containsExactly(second, first);
        assertThat(listed(BatchFilter.all().inside(outer).olderThan(second))).containsExactly(first);
        assertThat(listed(BatchFilter.all().inside(first))).isEmpty();
    }

    private List<BatchId> listed(BatchFilter filter) throws Exception {
        return inTransaction(() -> queries.batches(filter)).stream()
                .map(BatchDetails::id)
                .toList();
    }

    private static BatchId newBatch() {
        return new BatchId(nextId().value());
    }

    private BatchId batchOf(int members) throws Exception {
        BatchId batch = newBatch();
        commit(() -> make(batch, members, Optional.empty()));
        return batch;
    }

    private void make(BatchId batch, int members, Optional<BatchId> parent) {
        batches.open(new NewBatch(batch, "import", parent, Optional.empty()));
        for (int i = 0; i < members; i++) {
            store.enqueue(List.of(newJob().in(batch)));
        }
        batches.seal(batch, members);
    }

    private List<Lease> leases(int count) throws Exception {
        return claimed(claimOf(node, count)).stream().map(ClaimedJob::lease).toList();
    }

    private List<FinishedBatch> counted() throws Exception {
        return inTransaction(() -> batches.count(10, Retention.defaults()));
    }

    private void countAll() throws Exception {
        counted();
        counted();
    }

    private BatchDetails details(BatchId batch) throws Exception {
        return inTransaction(() -> queries.batch(batch)).orElseThrow();
    }
}
