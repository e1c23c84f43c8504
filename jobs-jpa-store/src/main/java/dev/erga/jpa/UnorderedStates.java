package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists the newest jobs of those states for which PostgreSQL has no index in the order of ids: each such index would cost
 * every job that runs. Left to itself, the planner would walk the whole table backwards by id, and that is long where few of
 * the newest jobs are in that state: behind a backlog lie all that have finished since.
 */
final class UnorderedStates {

    /** The lines of the jobs that are called the newest. */
    static final String LINES = """
            SELECT j.id, j.name, j.queue, j.priority, j.state, j.attempts, j.reason, j.labels, j.created_at, j.run_at,
                j.started_at, j.finished_at, j.node
            FROM newest JOIN erga_job j ON j.id = newest.id ORDER BY j.id DESC
            """;

    /**
     * From one queue, tenant and priority to the next by the indexes of ready jobs, which has the jobs of each in the order of their
     * ids: the newest of all are among the newest of each. The planner is not told that a name is asked for, or it would read and sort all
     * of each for the few that it expects.
     */
    static final String ENQUEUED = """
            WITH RECURSIVE line(queue, priority) AS (
                (SELECT queue, priority FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NULL
                    ORDER BY queue, priority LIMIT 1)
                UNION ALL
                SELECT next.queue, next.priority FROM line CROSS JOIN LATERAL (
                    SELECT queue, priority FROM erga_job
                    WHERE state = 'ENQUEUED' AND tenant IS NULL AND (queue, priority) > (line.queue, line.priority)
                    ORDER BY queue, priority LIMIT 1) next),
            turn(queue, tenant, priority) AS (
                (SELECT queue, tenant, priority FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NOT NULL
                    ORDER BY queue, tenant, priority LIMIT 1)
                UNION ALL
                SELECT next.queue, next.tenant, next.priority FROM turn CROSS JOIN LATERAL (
                    SELECT queue, tenant, priority FROM erga_job
                    WHERE state = 'ENQUEUED' AND tenant IS NOT NULL
                        AND (queue, tenant, priority) > (turn.queue, turn.tenant, turn.priority)
                    ORDER BY queue, tenant, priority LIMIT 1) next),
            newest AS MATERIALIZED (
                SELECT id FROM (
                    SELECT each.id FROM line CROSS JOIN LATERAL (
                        SELECT id FROM erga_job
                        WHERE state = 'ENQUEUED' AND tenant IS NULL AND queue = line.queue AND priority = line.priority
                            AND id > ? AND id < ? AND CASE WHEN name = coalesce(?, name) THEN 1 ELSE 0 END <> 0
                        ORDER BY id DESC LIMIT ?) each
                    WHERE line.queue = coalesce(?, line.queue)
                    UNION ALL
                    SELECT each.id FROM turn CROSS JOIN LATERAL (
                        SELECT id FROM erga_job
                        WHERE state = 'ENQUEUED' AND tenant IS NOT NULL AND queue = turn.queue
                            AND tenant = turn.tenant AND priority = turn.priority
                            AND id > ? AND id < ? AND CASE WHEN name = coalesce(?, name) THEN 1 ELSE 0 END <> 0
                        ORDER BY id DESC LIMIT ?) each
                    WHERE turn.queue = coalesce(?, turn.queue)) AS newest_of_each
                ORDER BY id DESC LIMIT ?)
            """ + LINES;

    /** As many as there are: those that wait for their time are found by it. */
    static final String SCHEDULED = """
            WITH candidates AS MATERIALIZED (
                SELECT id FROM erga_job
                WHERE state = 'SCHEDULED' AND id > ? AND id < ? AND name = coalesce(?, name)
                    AND queue = coalesce(?, queue)),
            newest AS MATERIALIZED (SELECT id FROM candidates ORDER BY id DESC LIMIT ?)
            """ + LINES;

    private UnorderedStates() {}

    /** Whether it is for jobs of such a state, and for nothing that has an index of its own in the order of ids. */
    static boolean areAskedFor(JobFilter filter) {
        return filter.state().flatMap(UnorderedStates::statement).isPresent() && !OrderedJobs.haveAnIndex(filter);
    }

    static List<JobSummary> list(Jdbc jdbc, JobFilter filter) throws SQLException {
        JobState state = filter.state().orElseThrow();
        UUID above = IdRange.of(filter).lower();
        UUID below = IdRange.of(filter).upper();
        @Nullable String name = name(filter);
        @Nullable String queue = queue(filter);
        int limit = filter.limit();
        @Nullable
        Object[] values = state == JobState.ENQUEUED
                ? new @Nullable Object[] {above, below, name, limit, queue, above, below, name, limit, queue, limit}
                : new @Nullable Object[] {above, below, name, queue, limit};
        return page(jdbc, filter, towards(filter, statement(state).orElseThrow()), values);
    }

    private static @Nullable String name(JobFilter filter) {
        return filter.name().map(JobList::shown).orElse(null);
    }

    private static @Nullable String queue(JobFilter filter) {
        return filter.queue().map(JobList::shown).orElse(null);
    }

    /** What a statement finds that goes where the filter asks for. */
    static List<JobSummary> page(Jdbc jdbc, JobFilter filter, String statement, @Nullable Object... values)
            throws SQLException {
        return JobList.newestFirst(
                jdbc.select(statement, UnorderedStates::read, values),
                filter.after().isPresent());
    }

    private static Optional<String> statement(JobState state) {
        return switch (state) {
            case ENQUEUED -> Optional.of(ENQUEUED);
            case SCHEDULED -> Optional.of(SCHEDULED);
            default -> Optional.empty();
        };
    }

    /** A statement that finds the newest first, turned round where the jobs that follow another are asked for. */
    static String towards(JobFilter filter, String statement) {
        return filter.after().isPresent() ? upwards(statement) : statement;
    }

    /** The same statement, the oldest first: the indexes are walked either way. */
    static String upwards(String statement) {
        return statement.replace(" DESC", "");
    }

    private static JobSummary read(ResultSet row) throws SQLException {
        return JobLine.read(row).summary();
    }
}
