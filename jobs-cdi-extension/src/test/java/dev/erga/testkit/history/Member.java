package dev.erga.testkit.history;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.event.NodeJoined;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a {@link Cluster} and what happens to it. */
final class Member {

    static final int ATTEMPTS = 4;

    /** Which node the thread belongs to. */
    private static final ThreadLocal<@Nullable Member> HERE = new ThreadLocal<>();

    private final ManualTime time = new ManualTime();
    private final TestNode node;
    private final String name;
    private volatile boolean cut;
    private volatile String next = "";
    private volatile boolean dies;
    boolean frozen;

    Member(Cluster cluster, String name) {
        this.name = name;
        Hands hands = new Hands(cluster, this);
        node = new TestNode(cluster.database, time)
                .named(name)
                .storing(cluster.fault::store)
                .transactions(cluster.fault.transactions(new InMemoryTransactions(cluster.database, time)))
                .workers(3)
                .hearingStarts(false)
                .threads(work -> new Thread(() -> {
                    HERE.set(this);
                    work.run();
                }))
                .declares(
                        declared(hands, "work"),
                        declared(hands, "share").inChunksOf(3),
                        Declarations.notTransactional(declared(hands, "quick")),
                        declared(hands, "trace"));
    }

    private static JobDeclaration declared(Hands hands, String method) {
        return Declarations.retrying(
                Declarations.of(hands, method),
                new RetryPolicy(ATTEMPTS, new Backoff.Fixed(Duration.ofSeconds(4)), List.of()));
    }

    TestNode node() {
        return node;
    }

    ManualTime time() {
        return time;
    }

    /** The id of its latest incarnation. */
    Optional<String> incarnation() {
        return node.events().stream()
                .filter(NodeJoined.class::isInstance)
                .map(event -> ((NodeJoined) event).node())
                .reduce((earlier, later) -> later);
    }

    /** From now on nothing of it reaches the database. */
    void cutOff() {
        cut = true;
    }

    boolean isCutOff() {
        return cut;
    }

    /** The next commit of a worker is cut there; the node lives on, or dies of it. */
    void cutAt(String place, boolean death) {
        dies = death;
        next = place;
    }

    /** To be set as the database's trap. */
    static void trap(String place, Cluster cluster) {
        Member here = HERE.get();
        if (here != null) {
            here.meet(place, cluster);
        }
    }

    private void meet(String place, Cluster cluster) {
        if (!cut && place.equals(next) && isAttempt() && cluster.database.holdsRows()) {
            next = "";
            cut = dies;
            throw new IllegalStateException("the connection was cut " + place);
        }
        if (cut) {
            throw new IllegalStateException("the node is dead");
        }
    }

    private static boolean isAttempt() {
        String thread = Thread.currentThread().getName();
        return thread.startsWith("erga-worker") || thread.startsWith("erga-completions");
    }

    @Override
    public String toString() {
        return name;
    }
}
