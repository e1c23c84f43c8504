package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Places that jobs of one key share. */
abstract class LimitsContract extends LimitScenario {

    private static final LimitBounds ONE = LimitBounds.atOnce(1);
    private static final LimitBounds TWO = LimitBounds.atOnce(2);

    LimitsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void a_job_that_shares_places_waits_and_is_not_granted_before_it_has_one() throws Exception {
        NodeId node = joined();
        JobId job = waiting(ONE);
        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(details(job).limit()).contains(KEY);
        assertThat(claimed(claimOf(node, 10))).isEmpty();

        assertThat(admitted(KEY)).isEqualTo(new Admission(Set.of(QUEUE), Set.of(), Map.of()));

        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
    }

    @Test
    void no_more_jobs_of_a_key_run_or_are_about_to_than_there_are_places() throws Exception {
        NodeId node = joined();
        JobId first = waiting(TWO);
        JobId second = waiting(TWO);
        JobId third = waiting(TWO);

        admitted(KEY);
        assertThat(state(third)).isEqualTo(JobState.AWAITING);
        Lease running = runningAgain(first, node);
        admitted(KEY);
        assertThat(state(third)).isEqualTo(JobState.AWAITING);
        completed(running, succeeded());
        admitted(KEY);

        assertThat(state(third)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(second)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void the_lowest_priority_number_and_then_the_oldest_gets_the_next_place() throws Exception {
        JobId older = stored(limited(5, Due.now(), ONE));
        JobId younger = stored(limited(5, Due.now(), ONE));
        JobId urgent = stored(limited(1, Due.now(), ONE));
        NodeId node = joined();
        List<JobId> order = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            admitted(KEY);
            Lease lease = claimed(claimOf(node, 10)).get(0).lease();
            order.add(lease.job());
            completed(lease, succeeded());
        }

        assertThat(order).containsExactly(urgent, older, younger);
    }

    @Test
    void keys_do_not_know_of_each_other() throws Exception {
        JobId one = waiting(ONE);
        JobId other = stored(limited("customer-8", ONE));

        admitted(KEY, "customer-8");

        assertThat(state(one)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(other)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void what_a_node_declares_counts_more_than_what_the_job_says() throws Exception {
        JobId first = waiting(ONE);
        JobId second = waiting(ONE);

        admitted(Map.of(METHOD, TWO), KEY);

        assertThat(state(first)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(second)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void many_get_their_places_at_once() throws Exception {
        LimitBounds many = LimitBounds.atOnce(700);
        commit(() -> {
            List<NewJob> jobs = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                jobs.add(limited(KEY, many));
            }
            store.enqueue(jobs);
        });

        Set<String> again = Set.of(KEY);
        while (!again.isEmpty()) {
            again = admitted(KEY).again();
        }

        assertThat(inTransaction(() -> queries.counts(1_000)))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(700, false));
    }

    @Test
    void an_attempt_that_is_tried_again_leaves_its_place_and_waits_anew_when_its_time_has_come() throws Exception {
        NodeId node = joined();
        JobId first = waiting(ONE);
        JobId second = waiting(ONE);
        admitted(KEY);
        Lease lease = runningAgain(first, node);
        heard();

        completed(lease, retry(Duration.ofMinutes(1)));
        assertThat(heard()).containsExactly(KEY);
        admitted(KEY);
        assertThat(state(second)).isEqualTo(JobState.ENQUEUED);
        subject.passTime(Duration.ofMinutes(2));
        assertThat(inTransaction(() -> store.promote(10))).isEmpty();

        assertThat(state(first)).isEqualTo(JobState.AWAITING);
        assertThat(heard()).containsExactly(KEY);
        admitted(KEY);
        assertThat(state(first)).as("the other one holds the place").isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_job_that_is_given_back_waits_anew() throws Exception {
        JobId job = waiting(ONE);
        admitted(KEY);
        Lease lease = runningAgain(job, joined());
        heard();

        WrittenEnds ends = inTransaction(
                () -> store.completeAll(List.of(new LeasedCompletion(lease, Completion.released("shutting down")))));

        assertThat(ends).isEqualTo(WrittenEnds.NONE);
        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(heard()).containsExactly(KEY);
        admitted(KEY);
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_given_back_by_itself_waits_anew() throws Exception {
        JobId job = waiting(ONE);
        admitted(KEY);
        Lease lease = runningAgain(job, joined());

        completed(lease, Completion.released("shutting down"));

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(keysWaitedFor()).containsExactly(KEY);
    }

    @Test
    void the_place_of_a_dead_node_is_free_once_its_jobs_are_rescued() throws Exception {
        NodeId node = joined();
        JobId first = waiting(ONE);
        JobId second = waiting(ONE);
        admitted(KEY);
        Lease lease = runningAgain(first, node);
        dies(node);
        admitted(KEY);
        assertThat(state(second)).as("the node may still be at it").isEqualTo(JobState.AWAITING);
        heard();

        assertThat(rescued()).extracting(RescuedJob::job).containsExactly(first);

        assertThat(heard()).containsExactly(KEY);
        assertThat(state(first)).isEqualTo(JobState.AWAITING);
        assertThat(completed(lease, succeeded())).isFalse();
        admitted(KEY);
        assertThat(state(first)).as("it is the older one").isEqualTo(JobState.ENQUEUED);
        assertThat(state(second)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_continuation_waits_for_its_parent_first_and_then_for_a_place() throws Exception {
        JobId parent = stored();
        JobId child = stored(limited(5, Due.following(parent, After.SUCCESS), ONE));
        admitted(KEY);
        assertThat(state(child)).isEqualTo(JobState.AWAITING);
        assertThat(keysWaitedFor()).isEmpty();
        Lease lease = runningAgain(parent, joined());
        heard();

        completed(lease, succeeded());

        assertThat(heard()).containsExactly(KEY);
        assertThat(state(child)).isEqualTo(JobState.AWAITING);
        admitted(KEY);
        assertThat(state(child)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_continuation_that_waits_for_a_place_already_is_not_decided_about_again() throws Exception {
        JobId parent = stored();
        JobId child = stored(limited(5, Due.following(parent, After.SUCCESS), ONE));
        commit(() -> store.requeue(child, "do not wait for the parent"));
        assertThat(state(child)).isEqualTo(JobState.AWAITING);

        commit(() -> store.delete(parent, "not needed", Optional.empty()));

        assertThat(state(child)).isEqualTo(JobState.AWAITING);
        admitted(KEY);
        assertThat(state(child)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_due_later_waits_for_its_time_first() throws Exception {
        JobId job = stored(limited(5, Due.in(Duration.ofMinutes(1)), ONE));
        assertThat(state(job)).isEqualTo(JobState.SCHEDULED);

        subject.passTime(Duration.ofMinutes(2));
        commit(() -> store.promote(10));

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        admitted(KEY);
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_requeued_job_waits_and_one_that_waits_is_on_its_way() throws Exception {
        NodeId node = joined();
        JobId job = waiting(ONE);
        assertThat(inTransaction(() -> store.requeue(job, "now"))).isEqualTo(Requeue.ALREADY_ON_ITS_WAY);
        admitted(KEY);
        completed(runningAgain(job, node), gaveUp());
        heard();

        assertThat(inTransaction(() -> store.requeue(job, "again"))).isEqualTo(Requeue.REQUEUED);

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(heard()).containsExactly(KEY);
    }

    @Test
    void a_deleted_job_leaves_its_place_or_its_wait() throws Exception {
        JobId first = waiting(ONE);
        JobId second = waiting(ONE);
        JobId third = waiting(ONE);
        admitted(KEY);
        heard();

        commit(() -> store.delete(first, "not needed", Optional.empty()));
        assertThat(heard()).containsExactly(KEY);
        commit(() -> store.delete(second, "not needed", Optional.empty()));
        admitted(KEY);

        assertThat(state(second)).isEqualTo(JobState.DELETED);
        assertThat(state(third)).isEqualTo(JobState.ENQUEUED);
        commit(() -> store.delete(third, "not needed", Optional.empty()));
        assertThat(keysWaitedFor()).isEmpty();
    }

    @Test
    void members_of_a_cancelled_batch_leave_their_places_and_their_waits() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(limited(KEY, ONE).in(batch), limited(KEY, ONE).in(batch)));
            store.batches().seal(batch, 2);
        });
        JobId other = waiting(ONE);
        admitted(KEY);
        heard();

        commit(() -> store.batches().cancel(batch, "not needed"));
        commit(() -> store.batches().deleteCancelled(100, Keeping.alike(Optional.empty())));

        assertThat(heard()).containsExactly(KEY);
        admitted(KEY);
        assertThat(state(other)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_whose_method_nobody_declares_is_held_and_leaves_its_place() throws Exception {
        joined("node", LEASE, "Other.method");
        JobId job = waiting(ONE);
        admitted(KEY);
        heard();

        commit(() -> store.hold(10));
        assertThat(state(job)).isEqualTo(JobState.HELD);
        assertThat(heard()).containsExactly(KEY);
        joined();
        commit(() -> store.unhold(10));

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(heard()).containsExactly(KEY);
    }

    @Test
    void a_job_in_a_paused_queue_neither_gets_a_place_nor_keeps_one() throws Exception {
        JobId first = waiting(ONE);
        JobId elsewhere = stored(newJob(METHOD, "mail", 5, Due.now()).limitedBy(new JobLimit(KEY, ONE)));
        admitted(KEY);
        assertThat(state(first)).isEqualTo(JobState.ENQUEUED);

        commit(() -> store.queues().pause(new QueuePause(QUEUE, Optional.empty(), "moving")));
        assertThat(admitted(KEY).ready()).containsExactly("mail");

        assertThat(state(first)).isEqualTo(JobState.AWAITING);
        assertThat(state(elsewhere)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void what_rolls_back_has_given_no_place() throws Exception {
        JobId job = waiting(ONE);

        rollBack(() -> store.limits().admit(Set.of(KEY), Map.of()));

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        admitted(KEY);
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void two_who_let_jobs_through_give_no_place_twice_and_wait_for_nobody() throws Exception {
        JobId first = waiting(ONE);
        try (OpenTransaction open = OpenTransaction.begin(transactions)) {
            open.run(() -> store.limits().admit(Set.of(KEY), Map.of()));
            NewJob urgent = limited(1, Due.now(), ONE);
            meanwhile(() -> {
                store.enqueue(List.of(urgent));
                return urgent;
            });

            Admission second = meanwhile(() -> store.limits().admit(Set.of(KEY), Map.of()));

            assertThat(second).isEqualTo(new Admission(Set.of(), Set.of(KEY), Map.of()));
            open.commit();
            assertThat(admitted(KEY).ready()).isEmpty();
            assertThat(state(first)).isEqualTo(JobState.ENQUEUED);
            assertThat(state(urgent.id())).isEqualTo(JobState.AWAITING);
        }
    }

    @Test
    void a_job_that_somebody_is_deleting_is_passed_over() throws Exception {
        JobId first = waiting(ONE);
        try (OpenTransaction open = OpenTransaction.begin(transactions)) {
            open.run(() -> store.delete(first, "not needed", Optional.empty()));

            Admission meanwhile = meanwhile(() -> store.limits().admit(Set.of(KEY), Map.of()));

            assertThat(meanwhile.ready()).isEmpty();
            assertThat(meanwhile.again()).containsExactly(KEY);
            open.commit();
        }
        assertThat(state(first)).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_new_job_tells_that_it_waits() throws Exception {
        waiting(ONE);

        assertThat(heard()).containsExactly(KEY);
    }

    @Test
    void keys_for_which_jobs_wait_are_found_page_by_page() throws Exception {
        for (String key : List.of("a", "b", "c")) {
            stored(limited(key, ONE));
            stored(limited(key, ONE));
        }

        List<String> first = inTransaction(() -> store.limits().waiting(Optional.empty(), 2));
        List<String> second = inTransaction(() -> store.limits().waiting(Optional.of(first.get(1)), 2));

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(new ArrayList<>(first)).doesNotContainAnyElementsOf(second);
        assertThat(inTransaction(() -> store.limits().waiting(Optional.of(second.get(0)), 2)))
                .isEmpty();
    }

    @Test
    void a_job_of_a_tenant_waits_for_its_place_too() throws Exception {
        NodeId node = joined();
        NewJob like = newJob();
        JobId job = stored(new NewJob(
                        like.id(),
                        METHOD,
                        QUEUE,
                        5,
                        Due.now(),
                        "[]",
                        like.maxAttempts(),
                        Set.of(),
                        Optional.of("acme"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .limitedBy(new JobLimit(KEY, ONE)));
        TenantClaim claim = new TenantClaim(node, QUEUE, Set.of(METHOD), 10, Optional.empty());
        assertThat(inTransaction(() -> store.tenants().claim(claim)).jobs()).isEmpty();

        admitted(KEY);

        assertThat(inTransaction(() -> store.tenants().claim(claim)).jobs())
                .extracting(granted -> granted.lease().job())
                .containsExactly(job);
    }
}
