package dev.erga.testkit;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stored node incarnation. */
record NodeRow(
        NodeDescription description,
        String state,
        Instant startedAt,
        Instant heartbeatAt,
        Instant leaseUntil,
        Optional<Pulse> pulse,
        Optional<NodeDetails.Quiet> quiet) {

    static NodeRow joined(NodeDescription description, Instant now, Instant leaseUntil) {
        return new NodeRow(description, "ACTIVE", now, now, leaseUntil, Optional.empty(), Optional.empty());
    }

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
        return new NodeRow(description, next, startedAt, heartbeatAt, leaseUntil, pulse, quiet);
    }

    NodeRow until(Instant next) {
        return new NodeRow(description, state, startedAt, heartbeatAt, next, pulse, quiet);
    }

    NodeRow renewed(Instant now, Instant next, Pulse told) {
        String renewed = state.equals("DRAINING") ? state : quiet.isPresent() ? "QUIET" : "ACTIVE";
        return new NodeRow(description, renewed, startedAt, now, next, Optional.of(told), quiet);
    }

    NodeRow quiet(Optional<NodeDetails.Quiet> wish) {
        return new NodeRow(description, state, startedAt, heartbeatAt, leaseUntil, pulse, wish);
    }

    NodeDetails details(BoundedCount running) {
        return new NodeDetails(
                id().toString(),
                description.name(),
                state,
                startedAt,
                heartbeatAt,
                leaseUntil,
                description.workers(),
                running,
                description.version(),
                description.queues(),
                description.jobNames(),
                pulse.map(told -> new NodeDetails.Pulse(
                        Duration.between(heartbeatAt, told.clock()), told.heapUsed(), told.heapMax())),
                quiet);
    }
}
