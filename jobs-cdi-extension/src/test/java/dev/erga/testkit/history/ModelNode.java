package dev.erga.testkit.history;

import dev.erga.jobs.spi.NodeId;
import java.util.Set;

/** A node as it should be. */
final class ModelNode {

    final NodeId id;
    final Set<String> names;
    boolean dead;
    boolean draining;
    long leaseUntil;

    ModelNode(NodeId id, Set<String> names, long leaseUntil) {
        this.id = id;
        this.names = names;
        this.leaseUntil = leaseUntil;
    }

    boolean lives(long now) {
        return !dead && leaseUntil > now;
    }

    boolean mayClaim(long now) {
        return lives(now) && !draining;
    }

    @Override
    public String toString() {
        return "node " + (id.value().getMostSignificantBits() >>> 16) + (dead ? " (dead)" : "");
    }
}
