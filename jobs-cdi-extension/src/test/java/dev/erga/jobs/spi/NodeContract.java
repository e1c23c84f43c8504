package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Duration;
import java.time.Instant;
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
        return inTransaction(() -> store.renew(node, LEASE, pulse(store.now()))).held();
    }

    private static Pulse pulse(Instant clock) {
        return new Pulse(clock, 300_000_000L, 2_000_000_000L);
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
        assertThat(node.queues()).containsExactlyInAnyOrder(QUEUE, "mail");
        assertThat(node.jobNames()).containsExactlyInAnyOrder(METHOD, "Reports.yearEnd");
        assertThat(node.heartbeatAt())
                .isBetween(node.startedAt(), node.startedAt().plusSeconds(1));
        assertThat(node.pulse()).as("told by the first heartbeat").isEmpty();
        assertThat(node.running()).isEqualTo(new BoundedCount(0, false));
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
    void a_heartbeat_tells_when_it_was_and_how_the_nodes_machine_is() throws Exception {
        NodeId id = joined();
        subject.passTime(Duration.ofSeconds(10));
        Instant now = inTransaction(store::now);
        inTransaction(() -> store.renew(id, LEASE, pulse(now.plusSeconds(90))));

        NodeDetails node = node(id);
        NodeDetails.Pulse pulse = node.pulse().orElseThrow();
        assertThat(Duration.between(now, node.heartbeatAt())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(pulse.clockAhead()).isBetween(Duration.ofSeconds(85), Duration.ofSeconds(90));
        assertThat(pulse.heapUsed()).isEqualTo(300_000_000L);
        assertThat(pulse.heapMax()).isEqualTo(2_000_000_000L);
    }

    @Test
    void what_a_node_runs_is_counted_also_once_it_is_dead_until_others_have_taken_it() throws Exception {
        NodeId id = joined();
        NodeId idle = joined();
        running(id);
        running(id);

        assertThat(node(id).running()).isEqualTo(new BoundedCount(2, false));
        assertThat(node(idle).running().value()).isZero();
        commit(() -> store.leave(id));
        assertThat(node(id).running().value()).isEqualTo(2);
        rescued();
        assertThat(node(id).running().value()).isZero();
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
    void a_node_that_is_to_be_quiet_is_granted_nothing_from_its_next_heartbeat_on_until_it_is_woken() throws Exception {
        NodeId id = joined();
        NodeId other = joined();
        JobId job = stored();
        assertThat(quieted(id)).isTrue();
        assertThat(quieted(id)).as("already").isFalse();

        assertThat(renewed(id)).isTrue();
        assertThat(renewed(other)).isTrue();

        NodeDetails node = node(id);
        assertThat(node.state()).isEqualTo("QUIET");
        assertThat(node.quiet().orElseThrow().by()).isEqualTo("ada");
        assertThat(node.quiet().orElseThrow().why()).isEqualTo("rolling 4.12");
        assertThat(node(other).state()).isEqualTo("ACTIVE");
        assertThat(claimed(claimOf(id, 1))).isEmpty();

        assertThat(inTransaction(() -> store.operations().wake(id))).isTrue();
        assertThat(inTransaction(() -> store.operations().wake(id))).isFalse();
        assertThat(renewed(id)).isTrue();
        assertThat(node(id).quiet()).isEmpty();
        assertThat(claimedIds(claimOf(id, 1))).containsExactly(job);
    }

    @Test
    void a_quiet_node_ends_what_it_runs_and_does_not_go_back_to_work_once_it_drains() throws Exception {
        NodeId id = joined();
        Lease lease = running(id);
        quieted(id);
        renewed(id);
        assertThat(completed(lease, succeeded())).isTrue();

        commit(() -> store.drain(id));
        inTransaction(() -> store.operations().wake(id));

        assertThat(renewed(id)).isTrue();
        assertThat(node(id).state()).isEqualTo("DRAINING");
    }

    @Test
    void a_node_that_is_dead_or_unknown_is_neither_quieted_nor_woken() throws Exception {
        NodeId id = joined();
        quieted(id);
        commit(() -> store.leave(id));

        assertThat(inTransaction(() -> store.operations().wake(id))).isFalse();
        assertThat(quieted(id)).isFalse();
        assertThat(quieted(new NodeId(UUID.randomUUID()))).isFalse();
        assertThat(node(id).state()).isEqualTo("DEAD");
    }

    @Test
    void a_quiet_node_that_falls_silent_is_declared_dead_like_any_other() throws Exception {
        NodeId id = joined();
        quieted(id);
        renewed(id);
        subject.passTime(LEASE.plusSeconds(1));

        assertThat(expired()).extracting(LostNode::id).containsExactly(id);
    }

    private boolean quieted(NodeId id) throws Exception {
        return inTransaction(() -> store.operations().quiet(id, "ada", "rolling 4.12"));
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
