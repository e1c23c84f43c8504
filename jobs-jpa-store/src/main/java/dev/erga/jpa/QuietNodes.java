package dev.erga.jpa;

import dev.erga.jobs.monitor.NodeDetails.Quiet;
import dev.erga.jobs.spi.NodeId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The nodes that are to take no more jobs. */
final class QuietNodes {

    private static final int WHO = 200;
    private static final int WHY = 2_000;

    private static final String QUIET = """
            INSERT INTO erga_quiet (node_id, quiet_by, quiet_why, quiet_at)
            SELECT id, CAST(? AS varchar), CAST(? AS varchar), {now} FROM erga_node WHERE id = ? AND state <> 'DEAD'
            """;

    private QuietNodes() {}

    static boolean quiet(Jdbc jdbc, NodeId node, String by, String why) throws SQLException {
        return jdbc.database().insertIfAbsent(jdbc, QUIET, Text.shown(by, WHO), Text.shown(why, WHY), node.value());
    }

    static boolean wake(Jdbc jdbc, NodeId node) throws SQLException {
        return jdbc.update("""
                        DELETE FROM erga_quiet WHERE node_id = ? AND node_id IN (
                            SELECT id FROM erga_node WHERE state <> 'DEAD')
                        """, node.value()) == 1;
    }

    static Map<UUID, Quiet> all(Jdbc jdbc) throws SQLException {
        Map<UUID, Quiet> quiet = new HashMap<>();
        jdbc.select(
                "SELECT node_id, quiet_by, quiet_why, quiet_at FROM erga_quiet",
                row -> quiet.put(
                        Rows.uuid(row, "node_id"),
                        new Quiet(
                                row.getString("quiet_by"), row.getString("quiet_why"), Rows.instant(row, "quiet_at"))));
        return quiet;
    }
}
