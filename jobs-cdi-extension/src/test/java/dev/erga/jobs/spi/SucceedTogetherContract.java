package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

abstract class SucceedTogetherContract extends StoreScenario {

    private static final Optional<Duration> A_DAY = Optional.of(Duration.ofDays(1));

    SucceedTogetherContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private List<Lease> running(NodeId node, int number) throws Exception {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            leases.add(running(node));
        }
        return leases;
    }

    private boolean succeeded(List<Lease> leases) throws Exception {
        return inTransaction(() -> store.succeedTogether(leases, A_DAY));
    }

    private void assertUntouched(Lease... leases) throws Exception {
        for (Lease lease : leases) {
            assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
            assertThat(details(lease.job()).summary().finishedAt()).isEmpty();
        }
    }

    @Test
    void attempts_that_are_all_held_end_well_in_any_order() throws Exception {
        NodeId node = joined();
        List<Lease> leases = running(node, 20);
        List<Lease> backwards = new ArrayList<>(leases);
        Collections.reverse(backwards);

        assertThat(succeeded(backwards)).isTrue();

        for (Lease lease : leases) {
            JobDetails details = details(lease.job());
            assertThat(details.summary().state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(details.summary().attempts()).isEqualTo(1);
            assertThat(details.summary().node()).contains(node.toString());
            assertThat(details.summary().reason()).isEmpty();
            assertThat(details.attempts()).isEmpty();
            assertThat(Duration.between(
                            details.summary().finishedAt().orElseThrow(),
                            details.expiresAt().orElseThrow()))
                    .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(1));
        }
    }

    @Test
    void jobs_that_end_well_together_without_a_span_are_kept_until_somebody_acts() throws Exception {
        List<Lease> leases = running(joined(), 2);

        inTransaction(() -> store.succeedTogether(leases, Optional.empty()));

        assertThat(details(leases.get(1).job()).expiresAt()).isEmpty();
    }

    @Test
    void one_lease_whose_token_is_old_keeps_all_others_from_being_written() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        Lease old = running(node);
        completed(old, Completion.released("the node stops"));
        Lease granted = runningAgain(old.job(), node);
        Lease last = running(node);

        assertThat(succeeded(List.of(first, old, last))).isFalse();

        assertUntouched(first, granted, last);
        assertThat(succeeded(List.of(first, granted, last))).isTrue();
    }

    @Test
    void one_lease_of_another_node_keeps_all_others_from_being_written() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        Lease theirs = running(joined());
        Lease claimed = new Lease(theirs.job(), theirs.token(), node);

        assertThat(succeeded(List.of(first, claimed))).isFalse();

        assertUntouched(first, theirs);
    }

    @Test
    void one_job_that_was_rescued_or_has_ended_keeps_all_others_from_being_written() throws Exception {
        NodeId dead = joined();
        NodeId node = joined();
        Lease first = running(node);
        Lease ended = running(node);
        completed(ended, succeeded());
        Lease rescued = running(dead);
        dies(dead);
        rescued();

        assertThat(succeeded(List.of(rescued, first))).isFalse();
        assertThat(succeeded(List.of(first, ended))).isFalse();
        assertThat(succeeded(List.of(first, new Lease(nextId(), 1, node)))).isFalse();

        assertUntouched(first);
        assertThat(state(rescued.job())).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void nothing_is_written_if_the_transaction_rolls_back() throws Exception {
        List<Lease> leases = running(joined(), 3);

        rollBack(() -> assertThat(store.succeedTogether(leases, A_DAY)).isTrue());

        assertUntouched(leases.get(0), leases.get(1), leases.get(2));
    }

    @Test
    void a_request_to_stop_one_of_them_changes_nothing() throws Exception {
        List<Lease> leases = running(joined(), 3);
        Lease asked = leases.get(1);
        commit(() -> store.delete(asked.job(), "ada asked for it", Optional.empty()));

        assertThat(succeeded(leases)).isTrue();

        assertThat(state(asked.job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(details(asked.job()).summary().reason()).isEmpty();
        assertThat(inTransaction(() -> store.cancellations(asked.node()))).isEmpty();
    }

    @Test
    void one_row_that_a_caller_holds_is_not_waited_for_and_keeps_all_others_from_being_written() throws Exception {
        List<Lease> leases = running(joined(), 3);
        Lease held = leases.get(1);
        try (OpenTransaction caller = OpenTransaction.begin(transactions)) {
            caller.run(() -> store.delete(held.job(), "ada asked for it", Optional.empty()));

            assertThat(meanwhile(() -> store.succeedTogether(leases, A_DAY))).isFalse();

            assertUntouched(leases.get(0), held, leases.get(2));
            caller.commit();
        }
        assertThat(succeeded(leases)).isTrue();
    }

    @Test
    void two_chunks_that_end_at_once_do_not_wait_for_each_other() throws Exception {
        NodeId node = joined();
        List<Lease> some = new ArrayList<>();
        List<Lease> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            some.add(running(node));
            others.add(running(node));
        }
        try (OpenTransaction open = OpenTransaction.begin(transactions)) {
            assertThat(open.run(() -> store.succeedTogether(some, A_DAY))).isTrue();

            assertThat(meanwhile(() -> store.succeedTogether(others, A_DAY))).isTrue();

            open.commit();
        }
        assertThat(state(some.get(9).job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(state(others.get(9).job())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_row_that_the_transaction_itself_has_locked_is_no_obstacle() throws Exception {
        List<Lease> leases = running(joined(), 2);

        boolean written = inTransaction(() -> {
            assertThat(store.inspect(leases.get(0))).isEqualTo(LeaseStatus.HELD);
            return store.succeedTogether(leases, A_DAY);
        });

        assertThat(written).isTrue();
    }

    @Test
    void what_has_ended_well_together_is_completed_for_whoever_looks_at_the_leases() throws Exception {
        List<Lease> leases = running(joined(), 2);
        succeeded(leases);

        for (Lease lease : Set.copyOf(leases)) {
            assertThat(inTransaction(() -> store.inspect(lease))).isEqualTo(LeaseStatus.COMPLETED);
        }
    }
}
