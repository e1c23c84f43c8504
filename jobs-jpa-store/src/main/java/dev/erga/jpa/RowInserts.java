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

    private static final String MEMBERSHIP = ", batch_id, linked";
    private static final String MADE_AT = ", created_at";

    private static final String JOB = insert("", 13);
    private static final String MEMBER = insert(MEMBERSHIP, 15);
    private static final String JOB_MADE_AT = insert(MADE_AT, 14);
    private static final String MEMBER_MADE_AT = insert(MEMBERSHIP + MADE_AT, 16);

    private RowInserts() {}

    private static String insert(String more, int count) {
        return "INSERT INTO erga_job (" + COLUMNS + more + ") VALUES (?" + ", ?".repeat(count - 1) + ")";
    }

    static void jobs(Jdbc jdbc, NewRows rows) throws SQLException {
        jdbc.updateEach(rows.haveMembers() ? MEMBER : JOB, columns(rows, null));
    }

    /** For a database that takes longer to tell the time than to store a row. */
    static void jobs(Jdbc jdbc, NewRows rows, Instant createdAt) throws SQLException {
        jdbc.updateEach(rows.haveMembers() ? MEMBER_MADE_AT : JOB_MADE_AT, columns(rows, createdAt));
    }

    private static List<Object[]> columns(NewRows rows, @Nullable Instant createdAt) {
        boolean members = rows.haveMembers();
        List<Object[]> all = new ArrayList<>();
        for (Row row : rows.rows()) {
            JobKind kind = rows.kindOf(row);
            List<@Nullable Object> columns = columns(row, kind);
            if (members) {
                columns.add(kind.batch());
                columns.add(kind.batch() != null);
            }
            if (createdAt != null) {
                columns.add(createdAt);
            }
            all.add(columns.toArray());
        }
        return all;
    }

    static void labels(Jdbc jdbc, NewRows rows) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        for (Row row : rows.rows()) {
            rows.kindOf(row).labels().forEach(label -> all.add(new Object[] {label, row.id()}));
        }
        jdbc.updateEach("INSERT INTO erga_label (label, job_id) VALUES (?, ?)", all);
    }

    private static List<@Nullable Object> columns(Row row, JobKind kind) {
        return new ArrayList<>(Arrays.asList(
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
                kind.createdBy()));
    }
}
