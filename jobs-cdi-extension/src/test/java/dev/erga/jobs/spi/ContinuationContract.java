package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.BoundedCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

abstract class ContinuationContract extends StoreScenario {

    ContinuationContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, SUCCESS, ENQUEUED",
        "SUCCEEDED, FAILURE, DELETED",
        "SUCCEEDED, ANY_END, ENQUEUED",
        "FAILED, SUCCESS, AWAITING",
        "FAILED, FAILURE, ENQUEUED",
        "FAILED, ANY_END, ENQUEUED",
        "DELETED, SUCCESS, DELETED",
        "DELETED, FAILURE, DELETED",
        "DELETED, ANY_END, ENQUEUED"
    })
    void the_end_of_its_parent_decides_about_a_continuation(JobState end, After after, JobState fate) throws Exception {
        JobId parent = stored();
        JobId child = following(parent, after);
        assertThat(state(child)).isEqualTo(JobState.AWAITING);

        ended(parent, end);

        assertThat(state(child)).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, SUCCESS, ENQUEUED",
        "SUCCEEDED, FAILURE, DELETED",
        "FAILED, SUCCESS, AWAITING",
        "FAILED, FAILURE, ENQUEUED",
        "DELETED, ANY_END, ENQUEUED",
        "DELETED, SUCCESS, DELETED"
    })
    void a_parent_that_has_ended_decides_at_once(JobState end, After after, JobState fate) throws Exception {
        JobId parent = stored();
        ended(parent, end);

        assertThat(state(following(parent, after))).isEqualTo(fate);
    }

    @Test
    void a_continuation_is_not_granted_before_its_parent_has_ended() throws Exception {
        NodeId node = joined();
        JobId parent = stored();
        JobId child = following(parent, After.SUCCESS);

        Lease lease = runningAgain(parent, node);
        assertThat(claimed(claimOf(node, 10))).isEmpty();
        completed(lease, succeeded());

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(child);
    }

    @Test
    void a_parent_that_is_tried_again_decides_nothing() throws Exception {
        JobId parent = stored();
        JobId child = following(parent, After.ANY_END);

        completed(runningAgain(parent, joined()), retry(Duration.ZERO));

        assertThat(state(child)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void what_rolls_back_with_its_parents_end_was_not_decided() throws Exception {
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.SUCCESS);

        rollBack(() -> store.complete(lease, succeeded()));
        assertThat(state(child)).isEqualTo(JobState.AWAITING);

        completed(lease, succeeded());
        assertThat(state(child)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_stale_lease_decides_nothing() throws Exception {
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.ANY_END);

        completed(new Lease(lease.job(), lease.token() + 1, lease.node()), succeeded());

        assertThat(state(child)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void each_of_many_continuations_is_decided() throws Exception {
        JobId parent = stored();
        List<JobId> children = new ArrayList<>();
        commit(() -> {
            List<NewJob> all = new ArrayList<>();
            for (int i = 0; i < 1_200; i++) {
                all.add(newJob(METHOD, QUEUE, 5, Due.following(parent, After.SUCCESS)));
            }
            store.enqueue(all);
            all.forEach(job -> children.add(job.id()));
        });

        ended(parent, JobState.SUCCEEDED);

        assertThat(inTransaction(() -> queries.counts(10_000)))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(children.size(), false));
    }

    @Test
    void a_chain_goes_on_link_by_link() throws Exception {
        JobId first = stored();
        JobId second = following(first, After.SUCCESS);
        JobId third = following(second, After.SUCCESS);

        ended(first, JobState.SUCCEEDED);
        assertThat(state(third)).isEqualTo(JobState.AWAITING);
        ended(second, JobState.SUCCEEDED);

        assertThat(state(third)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void what_can_not_happen_any_more_is_deleted_down_the_chain_but_not_what_follows_any_end() throws Exception {
        JobId first = stored();
        JobId second = following(first, After.FAILURE);
        JobId third = following(second, After.SUCCESS);
        JobId last = following(third, After.ANY_END);

        ended(first, JobState.SUCCEEDED);

        assertThat(state(second)).isEqualTo(JobState.DELETED);
        assertThat(details(second).summary().reason())
                .hasValueSatisfying(
                        why -> assertThat(why).contains(first.toString()).contains("SUCCEEDED"));
        assertThat(details(second).expiresAt()).isPresent();
        assertThat(state(third)).isEqualTo(JobState.DELETED);
        assertThat(state(last)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_failed_parent_that_is_requeued_and_succeeds_releases_what_waited_for_that() throws Exception {
        JobId parent = stored();
        JobId onSuccess = following(parent, After.SUCCESS);
        JobId onAnyEnd = following(parent, After.ANY_END);
        ended(parent, JobState.FAILED);
        NodeId node = joined();
        completed(runningAgain(onAnyEnd, node), succeeded());

        commit(() -> store.requeue(parent, "again"));
        ended(parent, JobState.SUCCEEDED);

        assertThat(state(onSuccess)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(onAnyEnd)).as("released once").isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_continuation_that_is_requeued_runs_without_its_parent_and_not_again_after_it() throws Exception {
        NodeId node = joined();
        Lease parent = running(node);
        JobId child = following(parent.job(), After.SUCCESS);

        commit(() -> store.requeue(child, "do not wait"));
        completed(runningAgain(child, node), succeeded());
        completed(parent, succeeded());

        assertThat(state(child)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_continuation_that_was_deleted_stays_deleted() throws Exception {
        JobId parent = stored();
        JobId child = following(parent, After.SUCCESS);
        commit(() -> store.delete(child, "not wanted", Optional.empty()));

        ended(parent, JobState.SUCCEEDED);

        assertThat(state(child)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_failed_parent_that_is_pruned_leaves_nobody_waiting() throws Exception {
        JobId parent = stored();
        Lease lease = runningAgain(parent, joined());
        JobId child = following(parent, After.SUCCESS);
        completed(lease, Completion.gaveUp("no more", FAILURE, Optional.of(Duration.ofDays(1))));
        assertThat(state(child)).isEqualTo(JobState.AWAITING);

        subject.passTime(Duration.ofDays(2));
        inTransaction(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.job(parent))).isEmpty();
        assertThat(state(child)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_quarantined_parent_has_failed() throws Exception {
        JobId parent = stored();
        JobId onFailure = following(parent, After.FAILURE);
        crash(parent);
        crash(parent);
        crash(parent);

        assertThat(state(parent)).isEqualTo(JobState.FAILED);
        assertThat(state(onFailure)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void the_ends_of_many_parents_decide_about_the_continuations_of_each() throws Exception {
        NodeId node = joined();
        Lease good = running(node);
        JobId afterGood = following(good.job(), After.SUCCESS);
        Lease other = running(node);
        Lease bad = running(node);
        JobId afterBad = following(bad.job(), After.FAILURE);

        inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(good, succeeded()),
                new LeasedCompletion(other, succeeded()),
                new LeasedCompletion(bad, gaveUp()))));

        assertThat(state(afterGood)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(afterBad)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void ends_that_are_all_good_decide_too_even_if_one_lease_is_gone() throws Exception {
        NodeId node = joined();
        Lease one = running(node);
        JobId afterOne = following(one.job(), After.SUCCESS);
        Lease stale = running(node);
        JobId afterStale = following(stale.job(), After.SUCCESS);

        inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(one, succeeded()),
                new LeasedCompletion(new Lease(stale.job(), 9, node), succeeded()))));

        assertThat(state(afterOne)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(afterStale)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void ends_that_share_a_transaction_decide() throws Exception {
        NodeId node = joined();
        Lease one = running(node);
        Lease two = running(node);
        JobId afterTwo = following(two.job(), After.SUCCESS);

        inTransaction(() -> store.succeedTogether(List.of(one, two), Optional.empty()));

        assertThat(state(afterTwo)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void who_asks_is_told_which_queues_have_become_ready() throws Exception {
        Told told = new Told();
        store.continuations().tell(told);
        JobId parent = stored();
        stored(newJob(METHOD, "mail", 5, Due.following(parent, After.SUCCESS)));
        stored(newJob(METHOD, "late", 5, Due.following(parent, After.FAILURE)));

        ended(parent, JobState.SUCCEEDED);

        assertThat(told.ready).containsExactly("mail");
    }

    @Test
    void a_continuation_that_somebody_holds_does_not_hold_up_the_end_and_is_decided_afterwards() throws Exception {
        Told told = new Told();
        store.continuations().tell(told);
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.SUCCESS);
        JobId free = following(lease.job(), After.SUCCESS);

        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> enqueued(List.of(newJob(METHOD, QUEUE, 5, Due.following(child, After.SUCCESS)))));
            assertThat(meanwhile(() -> store.complete(lease, succeeded()))).isTrue();
            assertThat(told.owed).isOne();
            assertThat(meanwhile(() -> store.continuations().decideOwed(10))).isOne();
            other.commit();
        }
        assertThat(state(child)).isEqualTo(JobState.AWAITING);
        assertThat(state(free)).isEqualTo(JobState.ENQUEUED);

        assertThat(inTransaction(() -> store.continuations().decideOwed(10))).isZero();
        assertThat(state(child)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void what_is_owed_to_a_continuation_is_what_the_first_end_has_decided() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        JobId onFailure = following(lease.job(), After.FAILURE);
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> store.delete(onFailure, "not wanted", Optional.empty()));
            assertThat(meanwhile(() -> store.complete(lease, gaveUp()))).isTrue();
            meanwhile(() -> store.requeue(lease.job(), "once more"));
            Lease again = meanwhile(() -> store.claim(claimOf(node, 1)).get(0).lease());
            assertThat(meanwhile(() -> store.complete(again, succeeded()))).isTrue();
            other.rollback();
        }

        assertThat(inTransaction(() -> store.continuations().decideOwed(10))).isZero();
        assertThat(state(onFailure)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void what_is_owed_to_a_continuation_does_not_go_with_its_parent() throws Exception {
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.SUCCESS);
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> store.delete(child, "not wanted", Optional.empty()));
            meanwhile(() -> store.complete(lease, Completion.succeeded(Optional.of(Duration.ZERO))));
            assertThat(meanwhile(() -> store.prune(Retention.defaults(), 10))).isOne();
            other.rollback();
        }

        assertThat(inTransaction(() -> store.continuations().decideOwed(10))).isZero();
        assertThat(state(child)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_parent_does_not_end_unseen_while_a_continuation_is_being_added() throws Exception {
        Lease lease = running(joined());
        NewJob child = newJob(METHOD, QUEUE, 5, Due.following(lease.job(), After.SUCCESS));

        try (OpenTransaction adding = OpenTransaction.begin(transactions)) {
            adding.run(() -> enqueued(List.of(child)));
            WrittenEnds ends = meanwhile(() -> store.completeAll(List.of(new LeasedCompletion(lease, succeeded()))));
            assertThat(ends.busy()).containsExactly(lease);
            adding.commit();
        }
        inTransaction(() -> store.completeAll(List.of(new LeasedCompletion(lease, succeeded()))));

        assertThat(state(child.id())).isEqualTo(JobState.ENQUEUED);
    }

    @ParameterizedTest
    @EnumSource(After.class)
    void there_must_be_a_parent(After after) {
        Parent nobody = nextId();
        assertThatThrownBy(() -> following(nobody, after)).isInstanceOf(StoreException.class);
        Parent none = new BatchId(nextId().value());
        assertThatThrownBy(() -> following(none, after)).isInstanceOf(StoreException.class);
    }

    private boolean enqueued(List<NewJob> jobs) {
        store.enqueue(jobs);
        return true;
    }

    private JobId following(Parent parent, After after) throws Exception {
        return stored(newJob(METHOD, QUEUE, 5, Due.following(parent, after)));
    }

    private void ended(JobId job, JobState end) throws Exception {
        switch (end) {
            case SUCCEEDED -> completed(runningAgain(job, joined()), succeeded());
            case FAILED -> completed(runningAgain(job, joined()), gaveUp());
            default -> commit(() -> store.delete(job, "not wanted", Optional.empty()));
        }
    }

    private void crash(JobId job) throws Exception {
        NodeId node = joined();
        Lease lease = runningAgain(job, node);
        begun(lease);
        dies(node);
        rescued();
    }

    /** Notes what it is told. */
    private static final class Told implements Followers {

        private final List<String> ready = new ArrayList<>();
        private int owed;

        @Override
        public Keeping keeping() {
            return Keeping.alike(Optional.of(Duration.ofHours(1)));
        }

        @Override
        public void ready(Set<String> queues) {
            ready.addAll(queues);
        }

        @Override
        public void counted(Set<BatchId> batches) {}

        @Override
        public void owed() {
            owed++;
        }

        @Override
        public void places(Set<String> keys) {}
    }
}
