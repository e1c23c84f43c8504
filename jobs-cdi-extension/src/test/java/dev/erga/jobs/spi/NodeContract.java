package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.NodeDetails;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Nodes and their leases. */
abstract class NodeContract extends StoreScenario {

    NodeContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private boolean renewed(NodeId node) throws Exception {
        return inTransaction(() -> store.renew(node, LEASE));
    }

    private List<LostNode> expired() throws Exception {
        return inTransaction(store::expireNodes);
    }

    private NodeDetails node(NodeId id) throws Exception {
        return inTransaction(queries::nodes).stream()
                .filter(node -> node.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_node_that_joins_is_active_and_shows_what_it_said() throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        NodeDescription description = new NodeDescription(
                id, "shop-1", "1.2.3", 20, Set.of(QUEUE, "mail"), Set.of(METHOD, "Reports.yearEnd"));

        commit(() -> store.join(description, LEASE));

        NodeDetails node = node(id);
        assertThat(node.name()).isEqualTo("shop-1");
        assertThat(node.state()).isEqualTo("ACTIVE");
        assertThat(node.version()).isEqualTo("1.2.3");
        assertThat(node.workers()).isEqualTo(20);
        assertThat(node.jobNames()).containsExactlyInAnyOrder(METHOD, "Reports.yearEnd");
        assertThat(Duration.between(node.startedAt(), node.leaseUntil()))
                .isBetween(LEASE.minusSeconds(1), LEASE.plusSeconds(1));
    }

    @Test
    void a_lease_that_is_renewed_begins_anew() throws Exception {
        NodeId id = joined();
        subject.passTime(Duration.ofSeconds(20));

        assertThat(renewed(id)).isTrue();

        subject.passTime(Duration.ofSeconds(20));
        assertThat(expired()).isEmpty();
        assertThat(renewed(id)).isTrue();
    }

    @Test
    void a_lease_that_has_run_out_is_not_renewed_even_if_nobody_noticed() throws Exception {
        NodeId id = joined();
        subject.passTime(LEASE.plusSeconds(1));

        assertThat(renewed(id)).isFalse();
    }

    @Test
    void a_node_that_never_joined_or_has_left_is_not_renewed() throws Exception {
        NodeId id = joined();
        commit(() -> store.leave(id));

        assertThat(renewed(id)).isFalse();
        assertThat(renewed(new NodeId(UUID.randomUUID()))).isFalse();
    }

    @Test
    void a_draining_node_keeps_its_lease_but_shows_that_it_drains() throws Exception {
        NodeId id = joined();
        commit(() -> store.drain(id));

        assertThat(renewed(id)).isTrue();
        assertThat(node(id).state()).isEqualTo("DRAINING");
    }

    @Test
    void a_dead_node_does_not_come_back_by_draining() throws Exception {
        NodeId id = joined();
        commit(() -> store.leave(id));
        commit(() -> store.drain(id));

        assertThat(node(id).state()).isEqualTo("DEAD");
    }

    @Test
    void a_node_whose_lease_has_run_out_is_declared_dead_once() throws Exception {
        NodeId id = joined("shop-1", LEASE, METHOD);
        NodeId draining = joined("shop-2", LEASE, METHOD);
        commit(() -> store.drain(draining));
        subject.passTime(LEASE.plusSeconds(1));
        NodeId alive = joined("shop-3", LEASE, METHOD);

        assertThat(expired()).containsExactlyInAnyOrder(new LostNode(id, "shop-1"), new LostNode(draining, "shop-2"));

        assertThat(expired()).isEmpty();
        assertThat(node(id).state()).isEqualTo("DEAD");
        assertThat(node(alive).state()).isEqualTo("ACTIVE");
    }

    @Test
    void a_node_that_left_by_itself_is_not_lost() throws Exception {
        NodeId id = joined();
        commit(() -> store.leave(id));
        subject.passTime(LEASE.plusSeconds(1));

        assertThat(expired()).isEmpty();
    }

    @Test
    void a_node_that_was_declared_dead_is_never_renewed_again() throws Exception {
        NodeId id = joined();
        subject.passTime(LEASE.plusSeconds(1));
        expired();
        // As if its clock or the database's had gone back.
        subject.passTime(LEASE.multipliedBy(2).negated());

        assertThat(renewed(id)).isFalse();
        assertThat(node(id).state()).isEqualTo("DEAD");
    }

    @Test
    void the_living_are_listed_first() throws Exception {
        NodeId left = joined("a", LEASE, METHOD);
        commit(() -> store.leave(left));
        NodeId second = joined("c", LEASE, METHOD);
        NodeId first = joined("b", LEASE, METHOD);

        assertThat(inTransaction(queries::nodes))
                .extracting(NodeDetails::id)
                .containsExactly(first.toString(), second.toString(), left.toString());
    }

    @Test
    void a_node_frozen_past_its_lease_changes_nothing_when_it_wakes() throws Exception {
        NodeId frozen = joined();
        Lease lease = running(frozen);
        subject.passTime(LEASE.plusSeconds(1));
        assertThat(expired()).hasSize(1);
        assertThat(rescued()).hasSize(1);
        Lease next = runningAgain(lease.job(), joined());

        assertThat(renewed(frozen)).isFalse();
        assertThat(claimed(claimOf(frozen, 10))).isEmpty();
        assertThat(completed(lease, succeeded())).isFalse();
        assertThat(inTransaction(() -> store.completeAll(List.of(new LeasedCompletion(lease, succeeded()))))
                        .gone())
                .containsExactly(lease);
        assertThat(completed(next, succeeded())).isTrue();
    }
}
