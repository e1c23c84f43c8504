package dev.erga.jpa;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Situation.Before;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes before a job in its queue.
 *
 * @param most where counts stop
 */
record TurnBefore(Jdbc jdbc, int most) {

    /** In two parts, each of which ends where the job stands: however many come behind it, they are not read. */
    private static final String BEFORE = """
            SELECT count(*) AS jobs FROM (
                (SELECT id FROM erga_job WHERE {is-ready} AND queue = ? AND %1$s AND priority < ?
                    ORDER BY state, queue, %2$spriority, id LIMIT ?)
                UNION ALL
                (SELECT id FROM erga_job WHERE {is-ready} AND queue = ? AND %1$s AND priority = ? AND id < ?
                    ORDER BY state, queue, %2$spriority, id LIMIT ?)) AS ahead
            """;

    static final String BEFORE_OF_NOBODY = BEFORE.formatted("{is-nobodys}", "{tenant}");

    static final String BEFORE_OF_TENANT = BEFORE.formatted("{is-of-tenant} AND tenant = ?", "tenant, ");

    Before of(JobSummary job, Optional<String> tenant) throws SQLException {
        boolean nobodys = jdbc.selectOne(
                        jdbc.database().readyQueues(),
                        row -> row.getBoolean("of_nobody"),
                        jdbc.texts(List.of(job.queue())))
                .orElse(false);
        int tenants = jdbc.database().readyTenants(jdbc, job.queue(), most + 1);
        return new Before(bounded(before(job, tenant)), bounded(tenants), nobodys);
    }

    private long before(JobSummary job, Optional<String> tenant) throws SQLException {
        return jdbc.selectOne(
                        tenant.isPresent() ? BEFORE_OF_TENANT : BEFORE_OF_NOBODY,
                        row -> row.getLong("jobs"),
                        arguments(job, tenant))
                .orElseThrow();
    }

    private Object[] arguments(JobSummary job, Optional<String> tenant) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(job.queue());
        tenant.ifPresent(arguments::add);
        arguments.addAll(List.of(job.priority(), most + 1, job.queue()));
        tenant.ifPresent(arguments::add);
        arguments.addAll(List.of(job.priority(), job.id().value(), most + 1));
        return arguments.toArray();
    }

    private BoundedCount bounded(long count) {
        return new BoundedCount(Math.min(most, count), count > most);
    }
}
