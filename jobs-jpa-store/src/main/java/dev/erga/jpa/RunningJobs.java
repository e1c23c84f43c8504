package dev.erga.jpa;

import dev.erga.jobs.monitor.BoundedCount;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many jobs run on which node, counted in one look as far as there can be workers. */
record RunningJobs(Map<String, Long> byNode, boolean more) {

    private static final int MOST = 10_000;

    static RunningJobs count(Jdbc jdbc) throws SQLException {
        Map<String, Long> byNode = new HashMap<>();
        jdbc.select(
                SituatedNodes.RUNNING,
                row -> byNode.merge(row.getString("node"), row.getLong("jobs"), Long::sum),
                MOST);
        return new RunningJobs(
                byNode, byNode.values().stream().mapToLong(Long::longValue).sum() >= MOST);
    }

    /** On one of them; where more run than were looked at, it may be more. */
    BoundedCount on(UUID node) {
        return new BoundedCount(byNode.getOrDefault(node.toString(), 0L), more);
    }
}
