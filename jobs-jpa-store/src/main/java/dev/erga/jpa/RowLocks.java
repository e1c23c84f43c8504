package dev.erga.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Locks job rows for verbs that write many: in the order of their ids, without waiting for anybody. */
final class RowLocks {

    private RowLocks() {}

    /**
     * Those of the jobs that are in the state and that nobody else holds; locked until the transaction ends. The state is put so
     * that no index fits it: both databases would rather go through all jobs in that state than look for each id.
     */
    static List<UUID> lock(Jdbc jdbc, String state, Collection<UUID> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return jdbc.select(
                "SELECT id FROM erga_job WHERE id = ANY(?) AND state || '.' = ? ORDER BY id FOR UPDATE SKIP LOCKED",
                row -> Rows.uuid(row, "id"),
                jdbc.uuids(jobs),
                state + ".");
    }
}
