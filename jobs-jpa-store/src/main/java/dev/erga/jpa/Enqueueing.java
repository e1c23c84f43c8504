package dev.erga.jpa;

import dev.erga.jobs.Due;
import dev.erga.jobs.spi.NewJob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Puts jobs in. Plain statements and not {@link JobRow}, which only reads: to build an entity for each row costs several
 * times what the database needs to store it.
 */
record Enqueueing(Sessions sessions) {

    /** How many go in one statement; larger ones are hardly faster, and hold more in memory. */
    private static final int PAGE = 1_000;

    void enqueue(List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        sessions.jdbc("store jobs", jdbc -> {
            Parents parents = Parents.lock(jdbc, jobs);
            Instant now = clock(jdbc, jobs);
            for (int first = 0; first < jobs.size(); first += PAGE) {
                NewRows rows = NewRows.of(jobs.subList(first, Math.min(jobs.size(), first + PAGE)), now);
                insert(jdbc, rows);
                Places.tell(sessions.followers(), rows.awaited());
            }
            parents.link(sessions.followers());
            return jobs.size();
        });
    }

    /** Most jobs are due at once: those cost no look at the clock. */
    private static Instant clock(Jdbc jdbc, List<NewJob> jobs) throws SQLException {
        boolean needsClock = jobs.stream().anyMatch(job -> job.due() instanceof Due.In || job.due() instanceof Due.At);
        return needsClock ? DatabaseTime.read(jdbc) : Instant.EPOCH;
    }

    private static void insert(Jdbc jdbc, NewRows rows) throws SQLException {
        jdbc.database().insertJobs(jdbc, rows);
        if (rows.kinds().stream().anyMatch(kind -> !kind.labels().isEmpty())) {
            jdbc.database().insertLabels(jdbc, rows);
        }
    }
}
