package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** After a commit whose outcome nobody told. */
abstract class InspectContract extends StoreScenario {

    InspectContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private LeaseStatus inspected(Lease lease) throws Exception {
        return inTransaction(() -> store.inspect(lease));
    }

    @Test
    void a_lease_whose_transaction_rolled_back_is_still_held() throws Exception {
        Lease lease = running(joined());
        rollBack(() -> store.complete(lease, succeeded()));

        assertThat(inspected(lease)).isEqualTo(LeaseStatus.HELD);
    }

    @Test
    void a_lease_whose_transaction_committed_is_completed_whatever_it_wrote() throws Exception {
        NodeId node = joined();
        for (Completion completion : new Completion[] {
            succeeded(),
            retry(Duration.ofHours(1)),
            gaveUp(),
            Completion.unreadable("not JSON", FAILURE),
            Completion.cancelled("ada asked", Optional.empty()),
        }) {
            Lease lease = running(node);
            completed(lease, completion);

            assertThat(inspected(lease)).as(completion.outcome().name()).isEqualTo(LeaseStatus.COMPLETED);
        }
    }

    @Test
    void a_released_lease_is_completed_until_the_job_is_granted_again() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        completed(lease, Completion.released("the node stops"));

        assertThat(inspected(lease)).isEqualTo(LeaseStatus.COMPLETED);

        Lease next = runningAgain(lease.job(), node);
        assertThat(inspected(lease)).isEqualTo(LeaseStatus.LOST);
        assertThat(inspected(next)).isEqualTo(LeaseStatus.HELD);
    }

    @Test
    void a_lease_that_a_rescue_took_is_lost_even_before_the_job_is_granted_again() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        rescued();

        assertThat(inspected(lease)).isEqualTo(LeaseStatus.LOST);
    }

    @Test
    void a_lease_of_another_node_is_lost() throws Exception {
        Lease lease = running(joined());

        assertThat(inspected(new Lease(lease.job(), lease.token(), joined()))).isEqualTo(LeaseStatus.LOST);
    }

    @Test
    void a_lease_of_a_job_that_is_not_there_is_lost() throws Exception {
        assertThat(inspected(new Lease(nextId(), 1, new NodeId(UUID.randomUUID()))))
                .isEqualTo(LeaseStatus.LOST);
    }

    @Test
    void a_look_at_a_lease_waits_for_the_transaction_in_doubt_to_commit() throws Exception {
        Lease lease = running(joined());
        try (OpenTransaction inDoubt = OpenTransaction.begin(transactions);
                OpenTransaction looking = OpenTransaction.begin(transactions)) {
            inDoubt.run(() -> store.complete(lease, succeeded()));

            CompletableFuture<LeaseStatus> status = looking.start(() -> store.inspect(lease));

            assertStillWaiting(status);
            inDoubt.commit();
            assertThat(OpenTransaction.await(status)).isEqualTo(LeaseStatus.COMPLETED);
        }
    }

    @Test
    void a_look_at_a_lease_waits_for_the_transaction_in_doubt_to_roll_back() throws Exception {
        Lease lease = running(joined());
        try (OpenTransaction inDoubt = OpenTransaction.begin(transactions);
                OpenTransaction looking = OpenTransaction.begin(transactions)) {
            inDoubt.run(() -> store.complete(lease, succeeded()));

            CompletableFuture<LeaseStatus> status = looking.start(() -> store.inspect(lease));

            assertStillWaiting(status);
            inDoubt.rollback();
            assertThat(OpenTransaction.await(status)).isEqualTo(LeaseStatus.HELD);
        }
    }

    /** One that did not wait would be back by then, nearly always; one that waits is never taken for it. */
    private static void assertStillWaiting(CompletableFuture<LeaseStatus> status) {
        assertThatThrownBy(() -> status.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }
}
