package dev.erga.jpa;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The keys of jobs that are about to be pruned. */
record PrunedKeys(Jdbc jdbc) {

    /** That a job is the latest of a key, and whether it is to stay on account of that. */
    private record Holding(UUID job, boolean stays) {}

    /**
     * Removes the keys of jobs that may go. Those that may not are taken out of the set: one whose window lasts is put off to
     * the end of it, and one about whose key somebody is deciding has to wait for the next time.
     *
     * @param jobs locked
     * @return how many were put off
     */
    int release(Set<UUID> jobs) throws SQLException {
        List<Holding> holdings = jobs.isEmpty()
                ? List.of()
                : jdbc.select(
                        """
                        SELECT job_id, kept_until IS NOT NULL AND kept_until > {now} AS stays
                        FROM erga_unique WHERE job_id = ANY(?)
                        """, row -> new Holding(Rows.uuid(row, "job_id"), row.getBoolean("stays")), jdbc.uuids(jobs));
        if (holdings.isEmpty()) {
            return 0;
        }
        Set<UUID> others = of(holdings, false);
        others.removeAll(released(others));
        jobs.removeAll(others);
        Set<UUID> stay = of(holdings, true);
        jobs.removeAll(stay);
        return putOff(stay);
    }

    private static Set<UUID> of(List<Holding> holdings, boolean stays) {
        Set<UUID> jobs = new HashSet<>();
        holdings.stream().filter(holding -> holding.stays() == stays).forEach(holding -> jobs.add(holding.job()));
        return jobs;
    }

    private Set<UUID> released(Set<UUID> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return Set.of();
        }
        Set<UUID> free = new HashSet<>(jdbc.select(
                "SELECT job_id FROM erga_unique WHERE job_id = ANY(?) FOR UPDATE SKIP LOCKED",
                row -> Rows.uuid(row, "job_id"),
                jdbc.uuids(jobs)));
        jdbc.update("DELETE FROM erga_unique WHERE job_id = ANY(?)", jdbc.uuids(free));
        return free;
    }

    private int putOff(Set<UUID> jobs) throws SQLException {
        return jobs.isEmpty() ? 0 : jdbc.update("""
                        UPDATE erga_job
                        SET expires_at = (SELECT max(kept_until) FROM erga_unique WHERE erga_unique.job_id = erga_job.id)
                        WHERE id = ANY(?)
                        """, jdbc.uuids(jobs));
    }
}
