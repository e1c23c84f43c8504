package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A running job's row, locked until the transaction ends. */
record RunningRow(Lease lease, Optional<StopRequest> stop, boolean linked) {

    private static final String LOCK = """
            SELECT j.id, j.token, j.node, j.cancel_requested, j.cancel_kept_micros, j.reason, j.linked
            FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            WHERE j.{running} ORDER BY j.id FOR UPDATE
            """;

    /** The job's, if it runs; waits for who else holds it. */
    static Optional<RunningRow> await(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(LOCK, RunningRow::read, jdbc.uuids(List.of(job.value())));
    }

    /** Those whose lease is good and whose row nobody else holds, with what it says of a request to stop. */
    static List<Ending> free(Jdbc jdbc, List<Ending> endings) throws SQLException {
        List<JobId> jobs = endings.stream().map(ending -> ending.lease().job()).toList();
        Map<Lease, RunningRow> rows = jdbc.select(LOCK + " SKIP LOCKED", RunningRow::read, ids(jdbc, jobs)).stream()
                .collect(Collectors.toMap(RunningRow::lease, Function.identity()));
        return endings.stream()
                .filter(ending -> rows.containsKey(ending.lease()))
                .map(ending -> Objects.requireNonNull(rows.get(ending.lease())).applied(ending))
                .toList();
    }

    /** What is committed of those of the jobs that run, whoever holds them. */
    static Set<Lease> leases(Jdbc jdbc, Collection<JobId> jobs) throws SQLException {
        return Set.copyOf(jdbc.select(
                "SELECT id, token, node FROM erga_job WHERE id = ANY(?) AND {running}", Rows::lease, ids(jdbc, jobs)));
    }

    /** Each once: ends of several attempts of one job may come together, of which one at most is good. */
    private static Array ids(Jdbc jdbc, Collection<JobId> jobs) throws SQLException {
        return jdbc.uuids(jobs.stream().map(JobId::value).distinct().toList());
    }

    /** The end as this row lets it be. */
    Ending applied(Ending ending) {
        return ending.as(stop, linked);
    }

    private static RunningRow read(ResultSet row) throws SQLException {
        return new RunningRow(Rows.lease(row), StopRequest.read(row), row.getBoolean("linked"));
    }
}
