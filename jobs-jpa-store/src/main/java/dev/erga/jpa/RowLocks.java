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
     * that no index fits it: both databases would rather go through all jobs in that state than look for each id. Joined,
     * since H2 would compare each row that it found by its id with the whole array again.
     */
    static List<UUID> lock(Jdbc jdbc, String state, Collection<UUID> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return jdbc.select("""
                SELECT j.id FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
                WHERE j.state || '.' = ? ORDER BY j.id FOR UPDATE SKIP LOCKED
                """, row -> Rows.uuid(row, "id"), jdbc.uuids(jobs), state + ".");
    }
}
