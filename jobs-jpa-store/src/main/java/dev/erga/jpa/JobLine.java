package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a job that lists show: all but the arguments, which can be large. */
record JobLine(
        UUID id,
        String name,
        String queue,
        int priority,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String labels,
        Instant createdAt,
        @Nullable Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID node) {

    /** Out of columns of the same names. */
    static JobLine read(ResultSet row) throws SQLException {
        return new JobLine(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("queue"),
                row.getInt("priority"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("labels"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "run_at").orElse(null),
                Rows.optionalInstant(row, "started_at").orElse(null),
                Rows.optionalInstant(row, "finished_at").orElse(null),
                row.getObject("node", UUID.class));
    }

    JobSummary summary() {
        JobId job = new JobId(id);
        return new JobSummary(
                job,
                name,
                queue,
                priority,
                StoredState.of(job, state),
                attempts,
                Optional.ofNullable(reason),
                Words.split(labels),
                createdAt,
                runAt == null ? createdAt : runAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(node).map(UUID::toString));
    }
}
