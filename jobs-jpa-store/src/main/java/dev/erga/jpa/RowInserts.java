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
    /** Of jobs that share places; most do not, and pay nothing for it. */
    static final String PLACES = ", limit_key, limit_bounds, awaits_place";

    private static final String MADE_AT = ", created_at";

    private static final String JOB = insert("", 13);
    private static final String MEMBER = insert(MEMBERSHIP, 15);
    private static final String LIMITED = insert(MEMBERSHIP + PLACES, 18);
    private static final String JOB_MADE_AT = insert(MADE_AT, 14);
    private static final String MEMBER_MADE_AT = insert(MEMBERSHIP + MADE_AT, 16);
    private static final String LIMITED_MADE_AT = insert(MEMBERSHIP + PLACES + MADE_AT, 19);

    private RowInserts() {}

    private static String insert(String more, int count) {
        return "INSERT INTO erga_job (" + COLUMNS + more + ") VALUES (?" + ", ?".repeat(count - 1) + ")";
    }

    static void jobs(Jdbc jdbc, NewRows rows) throws SQLException {
        String ofMembers = rows.haveMembers() ? MEMBER : JOB;
        jdbc.updateEach(rows.areLimited() ? LIMITED : ofMembers, columns(rows, null));
    }

    /** For a database that takes longer to tell the time than to store a row. */
    static void jobs(Jdbc jdbc, NewRows rows, Instant createdAt) throws SQLException {
        String ofMembers = rows.haveMembers() ? MEMBER_MADE_AT : JOB_MADE_AT;
        jdbc.updateEach(rows.areLimited() ? LIMITED_MADE_AT : ofMembers, columns(rows, createdAt));
    }

    private static List<Object[]> columns(NewRows rows, @Nullable Instant createdAt) {
        boolean limited = rows.areLimited();
        boolean members = limited || rows.haveMembers();
        List<Object[]> all = new ArrayList<>();
        for (Row row : rows.rows()) {
            JobKind kind = rows.kindOf(row);
            List<@Nullable Object> columns = columns(row, kind);
            if (members) {
                columns.add(kind.batch());
                columns.add(kind.batch() != null || row.place() != null);
            }
            if (limited) {
                columns.add(row.limitKey());
                columns.add(kind.limitBounds());
                columns.add(row.awaitsPlace());
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

    /** In the order of {@link #COLUMNS}. */
    static List<@Nullable Object> columns(Row row, JobKind kind) {
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
