package dev.erga.testkit;

import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import java.time.Instant;

/** A stored node incarnation. */
record NodeRow(NodeDescription description, String state, Instant startedAt, Instant leaseUntil) {

    NodeId id() {
        return description.id();
    }

    boolean isDead() {
        return state.equals("DEAD");
    }

    boolean lives(Instant now) {
        return !isDead() && leaseUntil.isAfter(now);
    }

    boolean mayClaim(Instant now) {
        return state.equals("ACTIVE") && leaseUntil.isAfter(now);
    }

    NodeRow in(String next) {
        return new NodeRow(description, next, startedAt, leaseUntil);
    }

    NodeRow until(Instant next) {
        return new NodeRow(description, state, startedAt, next);
    }

    NodeDetails details() {
        return new NodeDetails(
                id().toString(),
                description.name(),
                state,
                startedAt,
                leaseUntil,
                description.workers(),
                description.version(),
                description.jobNames());
    }
}
