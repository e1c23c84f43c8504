package dev.erga.testkit;

import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import dev.erga.jobs.spi.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The verbs about nodes of the store in memory. */
final class InMemoryNodes extends InMemoryVerbs {

    InMemoryNodes(InMemoryDatabase database) {
        super(database);
    }

    void join(NodeDescription node, Duration lease) {
        run("join", () -> {
            database.nodes.insert(
                    node.id(), NodeRow.joined(node, clockNow(), clockNow().plus(lease)));
            return node;
        });
    }

    Renewal renew(NodeId node, Duration lease, Pulse pulse) {
        return run("renew", () -> {
            Optional<NodeRow> row = database.nodes
                    .lock(node)
                    .filter(found -> !found.isDead() && found.leaseUntil().isAfter(clockNow()));
            row.ifPresent(found -> database.nodes.update(
                    node, found.renewed(clockNow(), clockNow().plus(lease), pulse)));
            return row.map(found -> new Renewal(true, owed(node))).orElse(Renewal.LOST);
        });
    }

    private Optional<Instant> owed(NodeId node) {
        return database.stacks
                .find(node)
                .filter(wish -> wish.answer().isEmpty())
                .map(NodeStacks::askedAt);
    }

    void drain(NodeId node) {
        mark("drain", node, row -> row.in("DRAINING"));
    }

    /** The end of the lease then says since when the node is dead. */
    void leave(NodeId node) {
        mark("leave", node, row -> row.in("DEAD").until(clockNow()));
    }

    private void mark(String verb, NodeId node, UnaryOperator<NodeRow> change) {
        run(verb, () -> {
            database.nodes
                    .lock(node)
                    .filter(row -> !row.isDead())
                    .ifPresent(row -> database.nodes.update(node, change.apply(row)));
            return node;
        });
    }

    List<LostNode> expireNodes() {
        return run("expireNodes", () -> {
            List<LostNode> lost = new ArrayList<>();
            for (NodeRow seen : database.nodes.all(row -> isExpired(row))) {
                database.nodes.lock(seen.id()).filter(this::isExpired).ifPresent(row -> {
                    database.nodes.update(row.id(), row.in("DEAD"));
                    lost.add(new LostNode(row.id(), row.description().name()));
                });
            }
            return lost;
        });
    }

    private boolean isExpired(NodeRow row) {
        return !row.isDead() && !row.leaseUntil().isAfter(clockNow());
    }
}
