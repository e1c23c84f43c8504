package dev.erga.jpa;

import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import dev.erga.jobs.spi.Renewal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Nodes and their leases: one row for each incarnation, compared with nothing but the database's clock. */
record Nodes(Sessions sessions) {

    /** Answers nothing by itself; see {@link Database#renewal}. */
    static final String RENEW = """
            UPDATE erga_node SET lease_until = {now} + {span}, heartbeat_at = {now}, node_clock = ?, heap_used = ?, heap_max = ?,
                state = CASE WHEN state = 'DRAINING' THEN state WHEN EXISTS (
                    SELECT 1 FROM erga_quiet WHERE erga_quiet.node_id = erga_node.id) THEN 'QUIET' ELSE 'ACTIVE' END
            WHERE id = ? AND state <> 'DEAD' AND lease_until > {now}
            """;

    private static final int NAME = 100;
    private static final int VERSION = 50;

    /** The incarnation that a word names, if it does not name a node. */
    static Optional<UUID> incarnation(String word) {
        try {
            return Optional.of(UUID.fromString(word)).filter(id -> id.toString().equals(word));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    /** A node's name as it is stored and looked for. */
    static String shown(String name) {
        return Text.shown(name, NAME);
    }

    void join(NodeDescription node, Duration lease) {
        sessions.jdbc(
                "add a node",
                jdbc -> jdbc.update(
                        """
                        INSERT INTO erga_node
                            (id, name, version, workers, queue_workers, state, queues, job_names, schedules,
                                started_at, heartbeat_at, lease_until)
                        VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, {now}, {now}, {now} + {span})
                        """,
                        node.id().value(),
                        shown(node.name()),
                        Text.shown(node.version(), VERSION),
                        node.workers(),
                        Words.joined(QueueWorkers.words(node.queueWorkers())),
                        Words.joined(node.queues()),
                        Words.joined(node.jobNames()),
                        Words.joined(node.schedules()),
                        lease));
    }

    Renewal renew(NodeId node, Duration lease, Pulse pulse) {
        return sessions.jdbc(
                "renew a node's lease",
                jdbc -> jdbc.selectOne(
                                jdbc.database().renewal(),
                                row -> new Renewal(true, Rows.optionalInstant(row, 1)),
                                lease,
                                pulse.clock(),
                                pulse.heapUsed(),
                                pulse.heapMax(),
                                node.value())
                        .orElse(Renewal.LOST));
    }

    void drain(NodeId node) {
        sessions.jdbc(
                "drain a node",
                jdbc -> jdbc.update(
                        "UPDATE erga_node SET state = 'DRAINING' WHERE id = ? AND state IN ('ACTIVE', 'QUIET')",
                        node.value()));
    }

    /** The end of the lease then says since when the node is dead. */
    void leave(NodeId node) {
        sessions.jdbc(
                "take a node away",
                jdbc -> jdbc.update(
                        "UPDATE erga_node SET state = 'DEAD', lease_until = {now} WHERE id = ? AND state <> 'DEAD'",
                        node.value()));
    }

    /** A row that is locked is being renewed, left or expired by somebody else: this round passes it over. */
    List<LostNode> expireNodes() {
        return sessions.jdbc("look for dead nodes", jdbc -> {
            List<LostNode> lost = jdbc.select("""
                    SELECT id, name FROM erga_node WHERE state <> 'DEAD' AND lease_until <= {now}
                    ORDER BY id FOR UPDATE SKIP LOCKED
                    """, row -> new LostNode(Rows.node(row, "id"), row.getString("name")));
            if (!lost.isEmpty()) {
                jdbc.update(
                        "UPDATE erga_node SET state = 'DEAD' WHERE id = ANY(?) AND state <> 'DEAD'",
                        jdbc.uuids(lost.stream().map(node -> node.id().value()).toList()));
            }
            return lost;
        });
    }
}
