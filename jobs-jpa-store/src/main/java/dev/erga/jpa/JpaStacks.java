package dev.erga.jpa;

import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Stacks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What running jobs are doing: one row for each node that was ever asked, as long as the node's own is kept. */
record JpaStacks(Sessions sessions) implements Stacks {

    private static final String AGAIN = """
            UPDATE erga_stack SET asked_at = {now}, taken_at = NULL, stacks = NULL WHERE node_id = ? AND node_id IN (
                SELECT id FROM erga_node WHERE state <> 'DEAD' AND workers > 0)
            """;

    private static final String FIRST = """
            INSERT INTO erga_stack (node_id, asked_at)
            SELECT id, {now} FROM erga_node WHERE id = ? AND state <> 'DEAD' AND workers > 0
            """;

    private static final String TELL = """
            UPDATE erga_stack SET taken_at = {now}, stacks = ?
            WHERE node_id = ? AND asked_at = ? AND taken_at IS NULL AND node_id IN (
                SELECT id FROM erga_node WHERE state <> 'DEAD' AND lease_until > {now})
            """;

    private static final String READ = """
            SELECT node_id, asked_at, taken_at, stacks FROM erga_stack WHERE asked_at > {now} - {span}
            ORDER BY asked_at DESC, node_id LIMIT ?
            """;

    @Override
    public boolean ask(NodeId node) {
        return sessions.jdbc("ask what running jobs are doing", jdbc -> ask(jdbc, node));
    }

    /** Another may put the row in between; it is there then. */
    private static boolean ask(Jdbc jdbc, NodeId node) throws SQLException {
        return again(jdbc, node) || jdbc.database().insertIfAbsent(jdbc, FIRST, node.value()) || again(jdbc, node);
    }

    private static boolean again(Jdbc jdbc, NodeId node) throws SQLException {
        return jdbc.update(AGAIN, node.value()) == 1;
    }

    @Override
    public boolean tell(NodeId node, Instant asked, List<JobStack> jobs, int further) {
        String stacks = StackText.written(jobs, further);
        return sessions.jdbc(
                "tell what running jobs are doing", jdbc -> jdbc.update(TELL, stacks, node.value(), asked) == 1);
    }

    static List<NodeStacks> read(Jdbc jdbc, Duration within, int limit) throws SQLException {
        return jdbc.select(READ, JpaStacks::stacks, within, limit);
    }

    private static NodeStacks stacks(ResultSet row) throws SQLException {
        String stored = Rows.optionalText(row, "stacks").orElse("");
        Optional<NodeStacks.Answer> answer =
                Rows.optionalInstant(row, "taken_at").map(at -> StackText.read(at, stored));
        return new NodeStacks(Rows.uuid(row, "node_id").toString(), Rows.instant(row, "asked_at"), answer);
    }
}
