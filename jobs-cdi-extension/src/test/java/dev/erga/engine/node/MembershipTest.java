package dev.erga.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Deadlines;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Retention;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A lease that others have been told is over. The timer is never started: it plays one whose turn comes too late, and the
 * database's clock stands still, so that the database would renew for ever.
 */
class MembershipTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final CalmLog log = new CalmLog(System.getLogger("quiet"), time);
    private final Membership membership = membership();
    private final List<NodeId> lost = new CopyOnWriteArrayList<>();
    private final List<String> renewals = new CopyOnWriteArrayList<>();
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void join() {
        membership.listen(new Membership.Listener() {
            @Override
            public void lost(NodeId node) {
                lost.add(node);
            }
        });
        membership.start(Thread::new);
        time.awaitResting(1);
        database.trap(this::delayRenewals);
    }

    @AfterEach
    void stop() {
        answer.countDown();
        membership.loop().stop();
    }

    @Test
    void a_lease_that_was_said_to_be_over_never_holds_again_though_a_late_renewal_succeeds() throws Exception {
        NodeId node = membership.current().orElseThrow();
        time.advance(HEARTBEAT);
        sent.await();
        time.advanceAnyway(Duration.ofSeconds(17));
        assertThat(membership.holds(node)).isFalse();

        answer.countDown();

        assertJoinedAgainAfter(node);
    }

    @Test
    void a_node_that_finds_its_lease_over_at_a_heartbeat_does_not_renew_it_and_joins_again() {
        NodeId node = membership.current().orElseThrow();
        answer.countDown();

        time.advance(Duration.ofSeconds(27));

        assertJoinedAgainAfter(node);
        assertThat(renewals).isEmpty();
    }

    @Test
    void a_renewal_that_is_answered_before_the_deadline_moves_it() throws Exception {
        NodeId node = membership.current().orElseThrow();
        time.advance(HEARTBEAT);
        sent.await();
        time.advanceAnyway(Duration.ofSeconds(16));
        answer.countDown();
        time.awaitRest();

        time.advanceAnyway(Duration.ofSeconds(9));

        assertThat(membership.holds(node)).isTrue();
        assertThat(lost).isEmpty();
    }

    private void assertJoinedAgainAfter(NodeId node) {
        database.await("joined again", () -> database.nodesIn("ACTIVE").size() == 2);
        time.awaitRest();
        assertThat(lost).containsExactly(node);
        assertThat(membership.holds(node)).isFalse();
        assertThat(membership.current()).isPresent().get().isNotEqualTo(node);
    }

    private void delayRenewals(String place) {
        if (place.equals("renew") && lost.isEmpty()) {
            renewals.add(place);
            sent.countDown();
            try {
                answer.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private Membership membership() {
        StoreCalls calls = new StoreCalls(new InMemoryTransactions(database, time), time, () -> 0);
        Membership.Ground ground = new Membership.Ground(
                database.store().store(), calls, event -> {}, new Deadlines(time, log), time, log);
        EngineSettings settings = new EngineSettings(
                "one",
                "test",
                1,
                Map.of(),
                Set.of("default"),
                Set.of("default"),
                Duration.ofSeconds(1),
                HEARTBEAT,
                LEASE,
                Duration.ofSeconds(20),
                Retention.defaults(),
                3);
        return new Membership(ground, settings, Set.of(), Set.of());
    }
}
