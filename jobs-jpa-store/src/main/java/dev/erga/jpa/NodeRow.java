package dev.erga.jpa;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_node}. Only read as an entity: every write of it is a comparison with the database's clock. */
@Entity
@Table(name = "erga_node")
class NodeRow {

    @Id
    UUID id;

    String name;
    String version;
    int workers;
    String state;
    String queues;

    @Column(name = "job_names")
    String jobNames;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "heartbeat_at")
    Instant heartbeatAt;

    @Column(name = "node_clock")
    @Nullable
    Instant nodeClock;

    @Column(name = "heap_used")
    @Nullable
    Long heapUsed;

    @Column(name = "heap_max")
    @Nullable
    Long heapMax;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    NodeRow() {}

    NodeDetails details(BoundedCount running, Optional<NodeDetails.Quiet> quiet) {
        return new NodeDetails(
                id.toString(),
                name,
                state,
                startedAt,
                heartbeatAt,
                leaseUntil,
                workers,
                running,
                version,
                Words.split(queues),
                Words.split(jobNames),
                pulse(),
                quiet);
    }

    private Optional<NodeDetails.Pulse> pulse() {
        Instant clock = nodeClock;
        Long used = heapUsed;
        Long max = heapMax;
        return clock == null || used == null || max == null
                ? Optional.empty()
                : Optional.of(new NodeDetails.Pulse(Duration.between(heartbeatAt, clock), used, max));
    }
}
