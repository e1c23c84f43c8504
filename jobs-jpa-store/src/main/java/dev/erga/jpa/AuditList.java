package dev.erga.jpa;

import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what operators have done, each list in the order of an index. */
final class AuditList {

    private static final int WORDS = 200;

    private static final String SELECT = """
            SELECT id, acted_at, who, came_from, action, subject_kind, subject_id, before_state, after_state, why
            FROM erga_audit WHERE id < ?%s ORDER BY id DESC LIMIT ?
            """;

    private AuditList() {}

    static List<AuditEntry> read(Jdbc jdbc, AuditFilter filter) throws SQLException {
        return jdbc.select(statement(filter), AuditList::entry, values(filter));
    }

    /** What a filter asks for decides about the text, its words never do. */
    static String statement(AuditFilter filter) {
        return SELECT.formatted((filter.who().isPresent() ? " AND who = ?" : "")
                + (filter.subject().isPresent() ? " AND subject_id = ? AND subject_kind = ?" : ""));
    }

    static Object[] values(AuditFilter filter) {
        List<Object> values = new ArrayList<>();
        values.add(filter.before().orElse(Long.MAX_VALUE));
        filter.who().ifPresent(who -> values.add(Text.shown(who, WORDS)));
        filter.subject().ifPresent(subject -> {
            values.add(Text.shown(subject.id(), WORDS));
            values.add(subject.kind());
        });
        values.add(filter.limit());
        return values.toArray();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Rows.instant(row, "acted_at"),
                row.getString("who"),
                row.getString("came_from"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                Rows.optionalText(row, "before_state"),
                Rows.optionalText(row, "after_state"),
                row.getString("why"));
    }
}
