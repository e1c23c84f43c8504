package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is the database's at the start of each statement, not at that of the transaction. */
abstract class DatabaseClockContract {

    private static final Duration LEASE = Duration.ofMillis(5);
    private static final int MANY = 100_000;

    private LocalJpaStore local;
    private JobStore store;

    /** A store that holds nothing. */
    abstract LocalJpaStore emptyStore();

    @BeforeEach
    final void start() {
        local = emptyStore();
        store = local.opened().store();
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return local.transactions().inNew(Duration.ofMinutes(1), work);
    }

    /** Looks at the clock until it has passed the time; one that stands still never does. */
    private Instant lookUntilAfter(Instant time) {
        Instant now = store.now();
        for (int look = 0; look < MANY && !now.isAfter(time); look++) {
            now = store.now();
        }
        assertThat(now).isAfter(time);
        return now;
    }

    private NodeId joined() throws Exception {
        NodeId node = new NodeId(UUID.randomUUID());
        inTransaction(() -> {
            store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), LEASE);
            return true;
        });
        return node;
    }

    @Test
    void the_clock_moves_on_within_a_transaction() throws Exception {
        Instant later = inTransaction(() -> {
            Instant first = store.now();
            return lookUntilAfter(first.plusMillis(2));
        });

        assertThat(inTransaction(store::now)).isAfter(later);
    }

    @Test
    void a_lease_that_runs_out_during_the_transaction_of_a_claim_grants_nothing() throws Exception {
        JobId job = new JobId(UUID.randomUUID());
        inTransaction(() -> {
            store.enqueue(List.of(NewJob.of(job, "m", "q", 5, Due.now(), "[]")));
            return true;
        });
        int granted = inTransaction(() -> {
            Instant began = store.now();
            NodeId node = joined();
            lookUntilAfter(began.plus(LEASE.multipliedBy(20)));
            return store.claim(new Claim(node, "q", Set.of("m"), 10, Optional.empty()))
                    .size();
        });

        assertThat(granted).isZero();
    }

    @Test
    void a_lease_that_runs_out_during_the_transaction_of_its_renewal_is_not_renewed() throws Exception {
        boolean renewed = inTransaction(() -> {
            Instant began = store.now();
            NodeId node = joined();
            lookUntilAfter(began.plus(LEASE.multipliedBy(20)));
            return store.renew(node, LEASE, Pulse.taken(Clock.systemUTC())).held();
        });

        assertThat(renewed).isFalse();
    }

    @Test
    void a_lease_that_runs_out_during_the_transaction_of_a_look_for_dead_nodes_is_found() throws Exception {
        int lost = inTransaction(() -> {
            Instant began = store.now();
            joined();
            lookUntilAfter(began.plus(LEASE.multipliedBy(20)));
            return store.expireNodes().size();
        });

        assertThat(lost).isEqualTo(1);
    }

    @Test
    void a_job_is_created_when_it_is_stored_not_when_its_transaction_began() throws Exception {
        JobId job = new JobId(UUID.randomUUID());
        Instant before = inTransaction(() -> {
            Instant later = lookUntilAfter(store.now().plusMillis(5));
            store.enqueue(List.of(NewJob.of(job, "m", "q", 5, Due.now(), "[]")));
            return later;
        });

        assertThat(inTransaction(() -> local.opened().queries().job(job))
                        .orElseThrow()
                        .summary()
                        .createdAt())
                .isAfterOrEqualTo(before);
    }

    @Test
    void a_job_becomes_due_during_the_transaction_that_promotes() throws Exception {
        JobId job = new JobId(UUID.randomUUID());
        List<String> queues = inTransaction(() -> {
            Instant began = store.now();
            inTransaction(() -> {
                store.enqueue(List.of(NewJob.of(job, "m", "q", 5, Due.in(LEASE), "[]")));
                return true;
            });
            lookUntilAfter(began.plus(LEASE.multipliedBy(20)));
            return store.promote(10);
        });

        assertThat(queues).containsExactly("q");
    }
}
