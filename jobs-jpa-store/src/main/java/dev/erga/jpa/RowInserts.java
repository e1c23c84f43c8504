package dev.erga.jpa;

import dev.erga.jpa.NewRows.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts jobs one by one, in a batch, as every database understands it. */
final class RowInserts {

    /** The columns that are written; all others begin with their defaults. */
    static final String COLUMNS = "id, name, queue, priority, state, run_at, arguments, max_attempts, labels, tenant,"
            + " recurring_id, fired_for, created_by";

    private static final String JOB =
            "INSERT INTO erga_job (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String JOB_MADE_AT =
            "INSERT INTO erga_job (" + COLUMNS + ", created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private RowInserts() {}

    static void jobs(Jdbc jdbc, NewRows rows) throws SQLException {
        jdbc.updateEach(
                JOB,
                rows.rows().stream().map(row -> columns(row, rows.kindOf(row))).toList());
    }

    /** For a database that takes longer to tell the time than to store a row. */
    static void jobs(Jdbc jdbc, NewRows rows, Instant createdAt) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        for (Row row : rows.rows()) {
            @Nullable Object[] columns = columns(row, rows.kindOf(row));
            @Nullable Object[] withTime = Arrays.copyOf(columns, columns.length + 1);
            withTime[columns.length] = createdAt;
            all.add(withTime);
        }
        jdbc.updateEach(JOB_MADE_AT, all);
    }

    static void labels(Jdbc jdbc, NewRows rows) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        for (Row row : rows.rows()) {
            rows.kindOf(row).labels().forEach(label -> all.add(new Object[] {label, row.id()}));
        }
        jdbc.updateEach("INSERT INTO erga_label (label, job_id) VALUES (?, ?)", all);
    }

    private static @Nullable Object[] columns(Row row, JobKind kind) {
        return new @Nullable Object[] {
            row.id(),
            kind.name(),
            kind.queue(),
            kind.priority(),
            row.state(),
            row.runAt(),
            row.arguments(),
            kind.maxAttempts(),
            kind.labelColumn(),
            kind.tenant(),
            kind.recurringId(),
            kind.firedFor(),
            kind.createdBy()
        };
    }
}
