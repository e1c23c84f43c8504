package dev.erga.jpa;

import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Situation.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The nodes as they stand to one job. */
record SituatedNodes(Jdbc jdbc, JobSummary job) {

    /** Dead ones stay for a day, and only two of them matter: the job's own, and the one that was trusted last. */
    static final String NODES = """
            SELECT id, name, lease_until, workers, queue_workers, queues, job_names, {lives} AS lives, {may-claim} AS claims
            FROM erga_node
            WHERE state <> 'DEAD' OR id = ?
                OR id = (SELECT id FROM erga_node WHERE state = 'DEAD' ORDER BY lease_until DESC LIMIT 1)
            ORDER BY name, id
            """;

    /** There are hardly more than there are workers. */
    private static final int MOST_RUNNING = 10_000;

    static final String RUNNING = """
            SELECT node, queue, count(*) AS jobs
            FROM (SELECT node, queue FROM erga_job WHERE state = 'PROCESSING' LIMIT ?) AS running
            GROUP BY node, queue
            """;

    /** What runs on a node, and how much of it is of the job's queue. */
    private record Load(int all, int ofQueue) {

        private static final Load NONE = new Load(0, 0);

        Load plus(Load other) {
            return new Load(all + other.all, ofQueue + other.ofQueue);
        }
    }

    List<Node> all() throws SQLException {
        return jdbc.select(NODES, this::node, job.node().map(UUID::fromString));
    }

    List<Node> withLoads() throws SQLException {
        Map<String, Load> loads = new HashMap<>();
        jdbc.select(RUNNING, row -> loads.merge(row.getString("node"), load(row), Load::plus), MOST_RUNNING);
        return all().stream()
                .map(node -> {
                    Load load = loads.getOrDefault(node.id(), Load.NONE);
                    return node.running(load.all(), load.ofQueue());
                })
                .toList();
    }

    private Load load(ResultSet row) throws SQLException {
        int jobs = row.getInt("jobs");
        return new Load(jobs, row.getString("queue").equals(job.queue()) ? jobs : 0);
    }

    private Node node(ResultSet row) throws SQLException {
        return new Node(
                Rows.uuid(row, "id").toString(),
                row.getString("name"),
                row.getBoolean("lives"),
                row.getBoolean("claims"),
                Rows.instant(row, "lease_until"),
                row.getInt("workers"),
                QueueWorkers.of(job.queue(), row.getString("queue_workers")),
                Words.split(row.getString("job_names")).contains(job.name()),
                Words.split(row.getString("queues")).contains(job.queue()),
                0,
                0);
    }
}
