package dev.erga.jpa;

import dev.erga.jobs.monitor.NodeDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

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

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    NodeRow() {}

    NodeDetails details() {
        return new NodeDetails(
                id.toString(), name, state, startedAt, leaseUntil, workers, version, Words.split(jobNames));
    }
}
