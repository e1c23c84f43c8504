package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class CompleteAllContract extends StoreScenario {

    CompleteAllContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Set<Lease> completedAll(LeasedCompletion... completions) throws Exception {
        return inTransaction(() -> store.completeAll(List.of(completions))).gone();
    }

    @Test
    void the_late_end_of_an_earlier_attempt_does_not_disturb_that_of_the_latest_of_the_same_job() throws Exception {
        NodeId node = joined();
        Lease earlier = running(node);
        dies(node);
        rescued();
        Lease latest = runningAgain(earlier.job(), joined());

        WrittenEnds ends = inTransaction(() -> store.completeAll(
                List.of(new LeasedCompletion(earlier, succeeded()), new LeasedCompletion(latest, succeeded()))));

        assertThat(ends.gone()).containsExactly(earlier);
        assertThat(ends.busy()).isEmpty();
        assertThat(state(latest.job())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void many_attempts_end_each_in_its_own_way() throws Exception {
        NodeId node = joined();
        Lease good = running(node);
        Lease again = running(node);
        Lease bad = running(node);
        Lease released = running(node);
        Lease stopped = running(node);

        Set<Lease> gone = completedAll(
                new LeasedCompletion(bad, gaveUp()),
                new LeasedCompletion(stopped, Completion.cancelled("ada asked", Optional.empty())),
                new LeasedCompletion(good, succeeded()),
                new LeasedCompletion(released, Completion.released("the node stops")),
                new LeasedCompletion(again, retry(Duration.ofHours(2))));

        assertThat(gone).isEmpty();
        assertThat(state(good.job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(Duration.between(
                        details(good.job()).summary().finishedAt().orElseThrow(),
                        details(good.job()).expiresAt().orElseThrow()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(1));
        assertThat(state(again.job())).isEqualTo(JobState.SCHEDULED);
        assertThat(state(bad.job())).isEqualTo(JobState.FAILED);
        assertThat(details(bad.job()).expiresAt()).isEmpty();
        assertThat(state(released.job())).isEqualTo(JobState.ENQUEUED);
        assertThat(state(stopped.job())).isEqualTo(JobState.DELETED);
    }

    @Test
    void what_is_written_is_what_a_single_end_writes() throws Exception {
        Lease lease = running(joined());

        completedAll(new LeasedCompletion(lease, retry(Duration.ofHours(2))));

        JobDetails details = details(lease.job());
        assertThat(details.summary().reason()).contains("IOException: no route; tries again");
        assertThat(details.summary().attempts()).isEqualTo(1);
        AttemptDetails attempt = details.attempts().get(0);
        assertThat(attempt.attempt()).isEqualTo(1);
        assertThat(attempt.outcome()).isEqualTo("FAILED");
        assertThat(attempt.errorType()).contains("java.io.IOException");
        assertThat(attempt.startedAt()).isEqualTo(details.summary().startedAt());
        assertThat(Duration.between(attempt.endedAt(), details.summary().runAt()))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void attempts_that_do_not_count_are_given_back() throws Exception {
        NodeId node = joined();
        Lease released = running(node);
        Lease unreadable = running(node);

        completedAll(
                new LeasedCompletion(released, Completion.released("the node stops")),
                new LeasedCompletion(unreadable, Completion.unreadable("not JSON", FAILURE)));

        assertThat(details(released.job()).summary().attempts()).isZero();
        assertThat(details(unreadable.job()).summary().attempts()).isZero();
        assertThat(details(unreadable.job()).attempts())
                .extracting(AttemptDetails::attempt)
                .containsExactly(1);
    }

    @Test
    void leases_that_are_gone_are_told_and_nothing_is_written_for_them() throws Exception {
        NodeId node = joined();
        Lease old = running(node);
        completed(old, Completion.released("the node stops"));
        runningAgain(old.job(), node);
        Lease good = running(node);
        Lease elsewhere = running(node);
        Lease stolen = new Lease(elsewhere.job(), elsewhere.token(), joined());
        Lease missing = new Lease(nextId(), 1, new NodeId(UUID.randomUUID()));

        Set<Lease> gone = completedAll(
                new LeasedCompletion(old, gaveUp()),
                new LeasedCompletion(good, succeeded()),
                new LeasedCompletion(stolen, gaveUp()),
                new LeasedCompletion(missing, gaveUp()));

        assertThat(gone).containsExactlyInAnyOrder(old, stolen, missing);
        assertThat(state(good.job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(state(old.job())).isEqualTo(JobState.PROCESSING);
        assertThat(details(old.job()).attempts()).isEmpty();
        assertThat(state(elsewhere.job())).isEqualTo(JobState.PROCESSING);
        assertThat(details(elsewhere.job()).attempts()).isEmpty();
    }

    @Test
    void a_lease_that_was_used_up_is_gone() throws Exception {
        Lease lease = running(joined());
        completedAll(new LeasedCompletion(lease, succeeded()));

        assertThat(completedAll(new LeasedCompletion(lease, gaveUp()))).containsExactly(lease);

        assertThat(state(lease.job())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void ends_that_roll_back_leave_the_leases_as_they_were() throws Exception {
        Lease lease = running(joined());

        rollBack(() -> store.completeAll(List.of(new LeasedCompletion(lease, gaveUp()))));

        assertThat(completed(lease, succeeded())).isTrue();
        assertThat(details(lease.job()).attempts()).isEmpty();
    }

    @Test
    void a_thousand_attempts_end_at_once_in_whatever_order_they_are_handed_over() throws Exception {
        NodeId node = joined();
        List<NewJob> jobs =
                IntStream.range(0, 1_000).mapToObj(number -> newJob()).toList();
        commit(() -> store.enqueue(jobs));
        List<LeasedCompletion> completions = new ArrayList<>();
        claimed(claimOf(node, 1_000)).forEach(job -> completions.add(new LeasedCompletion(job.lease(), succeeded())));
        Collections.reverse(completions);

        assertThat(inTransaction(() -> store.completeAll(completions)).gone()).isEmpty();

        assertThat(inTransaction(() -> queries.counts(10_000)))
                .containsEntry(JobState.SUCCEEDED, new BoundedCount(1_000, false))
                .containsEntry(JobState.PROCESSING, new BoundedCount(0, false));
    }

    @Test
    void two_nodes_end_the_same_jobs_in_opposite_orders_and_neither_gets_stuck() throws Exception {
        NodeId node = joined();
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            leases.add(running(node));
        }
        List<LeasedCompletion> forwards = leases.stream()
                .map(lease -> new LeasedCompletion(lease, succeeded()))
                .toList();
        List<LeasedCompletion> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        try (OpenTransaction first = OpenTransaction.begin(transactions);
                OpenTransaction second = OpenTransaction.begin(transactions)) {
            first.run(() -> store.completeAll(forwards.subList(0, 10)));
            WrittenEnds ends = second.run(() -> store.completeAll(backwards));
            assertThat(ends.busy()).containsExactlyInAnyOrderElementsOf(leases.subList(0, 10));
            ends = first.run(() -> store.completeAll(forwards.subList(10, 20)));
            assertThat(ends.busy()).containsExactlyInAnyOrderElementsOf(leases.subList(10, 20));
            first.commit();
            second.commit();
        }
        WrittenEnds ends = inTransaction(() -> store.completeAll(forwards));
        assertThat(ends.gone()).containsExactlyInAnyOrderElementsOf(leases);
        JobId last = leases.get(19).job();
        assertThat(state(last)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void an_end_whose_row_a_caller_holds_is_told_busy_and_holds_up_no_other() throws Exception {
        NodeId node = joined();
        Lease held = running(node);
        Lease other = running(node);
        List<LeasedCompletion> both =
                List.of(new LeasedCompletion(held, retry(Duration.ZERO)), new LeasedCompletion(other, gaveUp()));
        try (OpenTransaction caller = OpenTransaction.begin(transactions)) {
            caller.run(() -> store.delete(held.job(), "ada asked for it", Optional.empty()));

            WrittenEnds ends = meanwhile(() -> store.completeAll(both));

            assertThat(ends).isEqualTo(new WrittenEnds(Set.of(), Set.of(held), Map.of()));
            assertThat(state(other.job())).isEqualTo(JobState.FAILED);
            assertThat(state(held.job())).isEqualTo(JobState.PROCESSING);
            assertThat(details(held.job()).attempts()).isEmpty();
            caller.commit();
        }
        WrittenEnds ends = inTransaction(() -> store.completeAll(both));

        assertThat(ends).isEqualTo(new WrittenEnds(Set.of(other), Set.of(), Map.of(held, "ada asked for it")));
        assertThat(state(held.job())).isEqualTo(JobState.DELETED);
    }

    @Test
    void a_lease_that_is_gone_is_told_gone_also_while_somebody_holds_the_row() throws Exception {
        NodeId node = joined();
        Lease old = running(node);
        completed(old, Completion.released("the node stops"));
        runningAgain(old.job(), node);
        try (OpenTransaction caller = OpenTransaction.begin(transactions)) {
            caller.run(() -> store.delete(old.job(), "ada asked for it", Optional.empty()));

            WrittenEnds ends = meanwhile(() -> store.completeAll(List.of(new LeasedCompletion(old, gaveUp()))));

            assertThat(ends.gone()).containsExactly(old);
        }
    }

    @Test
    void ending_no_attempt_at_all_is_nothing() throws Exception {
        assertThat(completedAll()).isEmpty();
    }
}
