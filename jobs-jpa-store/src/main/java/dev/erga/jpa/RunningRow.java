package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A running job's row, locked until the transaction ends. */
record RunningRow(Lease lease, Optional<StopRequest> stop) {

    /** Those of the jobs that run, in the order of their ids. */
    static List<RunningRow> lock(Jdbc jdbc, Collection<JobId> jobs) throws SQLException {
        return jdbc.select(
                """
                SELECT id, token, node, cancel_requested, cancel_kept_micros, reason FROM erga_job
                WHERE id = ANY(?) AND state = 'PROCESSING' ORDER BY id FOR UPDATE
                """,
                RunningRow::read,
                jdbc.uuids(jobs.stream().map(JobId::value).toList()));
    }

    private static RunningRow read(ResultSet row) throws SQLException {
        return new RunningRow(Rows.lease(row), StopRequest.read(row));
    }
}
