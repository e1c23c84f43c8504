package dev.erga.jpa;

import dev.erga.jobs.spi.Note;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what attempts tell row by row, in batches; for a database that knows neither arrays of rows nor conflicts. */
final class RowNotes {

    private static final String CHANGE_COUNT = """
            UPDATE erga_progress
            SET token = ?, done = ?, total = ?, start_done = ?, spent_micros = ?, told_at = {now}
            WHERE job_id = ? AND token <= ?
                AND EXISTS (SELECT 1 FROM erga_job j WHERE j.id = ? AND j.token = ? AND j.node = ?)
            """;

    private static final String FIRST_COUNT = """
            INSERT INTO erga_progress (job_id, token, done, total, start_done, spent_micros, told_at)
            SELECT j.id, j.token, CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint), {now}
            FROM erga_job j
            WHERE j.id = ? AND j.token = ? AND j.node = ?
                AND NOT EXISTS (SELECT 1 FROM erga_progress p WHERE p.job_id = j.id)
            """;

    private static final String LINE = """
            INSERT INTO erga_log (job_id, token, line_no, attempt, told_at, severity, message)
            SELECT n.id, n.token, n.line_no, n.attempt, {now} - n.age * INTERVAL '0.000001' SECOND, n.severity, n.message
            FROM (SELECT CAST(? AS uuid) AS id, CAST(? AS bigint) AS token, CAST(? AS uuid) AS node,
                    CAST(? AS integer) AS attempt, CAST(? AS integer) AS line_no, CAST(? AS bigint) AS age,
                    CAST(? AS varchar(5)) AS severity, CAST(? AS varchar(1000)) AS message) AS n
            JOIN erga_job j ON j.id = n.id
            WHERE NOT EXISTS (
                    SELECT 1 FROM erga_log l WHERE l.job_id = n.id AND l.token = n.token AND l.line_no = n.line_no)
                AND
            """ + JpaNotes.NOT_TAKEN;

    private RowNotes() {}

    static void counts(Jdbc jdbc, List<Note> notes) throws SQLException {
        int[] changed = jdbc.updateEach(
                CHANGE_COUNT, notes.stream().map(RowNotes::change).toList());
        List<Object[]> first = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                first.add(first(notes.get(i)));
            }
        }
        jdbc.updateEach(FIRST_COUNT, first);
    }

    private static @Nullable Object[] change(Note note) {
        Note.Count count = note.count().orElseThrow();
        Object job = note.lease().job().value();
        long token = note.lease().token();
        return new @Nullable Object[] {
            token,
            count.done(),
            ArrayNotes.total(note),
            count.start(),
            count.spent(),
            job,
            token,
            job,
            token,
            note.lease().node().value()
        };
    }

    private static @Nullable Object[] first(Note note) {
        Note.Count count = note.count().orElseThrow();
        return new @Nullable Object[] {
            count.done(),
            ArrayNotes.total(note),
            count.start(),
            count.spent(),
            note.lease().job().value(),
            note.lease().token(),
            note.lease().node().value()
        };
    }

    static void lines(Jdbc jdbc, List<Note> notes) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        for (Note note : notes) {
            note.lines().forEach(line -> all.add(line(note, line)));
        }
        jdbc.updateEach(LINE, all);
    }

    private static Object[] line(Note note, Note.Line line) {
        return new Object[] {
            note.lease().job().value(),
            note.lease().token(),
            note.lease().node().value(),
            note.attempt(),
            line.number(),
            line.age(),
            line.level(),
            line.text()
        };
    }
}
