package dev.erga.jpa;

import dev.erga.jobs.spi.Note;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what many attempts tell with one statement of PostgreSQL. Locks no row of a job. */
final class ArrayNotes {

    /** One that has been granted anew is told by another attempt. */
    static final String COUNTS = """
            INSERT INTO erga_progress AS p (job_id, token, done, total, start_done, spent_micros, told_at)
            SELECT n.job_id, n.token, n.done, n.total, n.start_done, n.spent, {now}
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS n(job_id, token, node, done, total, start_done, spent)
            JOIN erga_job j ON j.id = n.job_id
            WHERE j.token = n.token AND j.node = n.node
            ORDER BY n.job_id
            ON CONFLICT (job_id) DO UPDATE
            SET token = EXCLUDED.token, done = EXCLUDED.done, total = EXCLUDED.total, start_done = EXCLUDED.start_done,
                spent_micros = EXCLUDED.spent_micros, told_at = EXCLUDED.told_at
            WHERE p.token <= EXCLUDED.token
            """;

    static final String LINES = """
            INSERT INTO erga_log (job_id, token, line_no, attempt, told_at, severity, message)
            SELECT n.job_id, n.token, n.line_no, n.attempt, {now} - n.age * INTERVAL '0.000001' SECOND, n.severity, n.message
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS n(job_id, token, node, attempt, line_no, age, severity, message)
            JOIN erga_job j ON j.id = n.job_id
            WHERE
            """ + JpaNotes.NOT_TAKEN + "ON CONFLICT DO NOTHING";

    private ArrayNotes() {}

    static void counts(Jdbc jdbc, List<Note> notes) throws SQLException {
        jdbc.update(
                COUNTS,
                jobs(jdbc, notes),
                tokens(jdbc, notes),
                nodes(jdbc, notes),
                jdbc.array(
                        "bigint",
                        Columns.of(notes, Long[]::new, note -> count(note).done())),
                jdbc.array("bigint", Columns.of(notes, Long[]::new, ArrayNotes::total)),
                jdbc.array(
                        "bigint",
                        Columns.of(notes, Long[]::new, note -> count(note).start())),
                jdbc.array(
                        "bigint",
                        Columns.of(
                                notes,
                                Long[]::new,
                                note -> Jdbc.micros(count(note).spent()))));
    }

    private static Note.Count count(Note note) {
        return note.count().orElseThrow();
    }

    static @Nullable Long total(Note note) {
        return count(note).total().isPresent() ? count(note).total().getAsLong() : null;
    }

    static void lines(Jdbc jdbc, List<Note> notes) throws SQLException {
        List<Note> owners = notes.stream()
                .flatMap(note -> note.lines().stream().map(line -> note))
                .toList();
        List<Note.Line> lines =
                notes.stream().flatMap(note -> note.lines().stream()).toList();
        jdbc.update(
                LINES,
                jobs(jdbc, owners),
                tokens(jdbc, owners),
                nodes(jdbc, owners),
                jdbc.array("integer", Columns.of(owners, Integer[]::new, Note::attempt)),
                jdbc.array("integer", Columns.of(lines, Integer[]::new, Note.Line::number)),
                jdbc.array("bigint", Columns.of(lines, Long[]::new, line -> Jdbc.micros(line.age()))),
                jdbc.array(
                        "text",
                        Columns.of(lines, String[]::new, line -> line.level().name())),
                jdbc.array("text", Columns.of(lines, String[]::new, Note.Line::text)));
    }

    private static Array jobs(Jdbc jdbc, List<Note> notes) throws SQLException {
        return jdbc.array(
                "uuid",
                Columns.of(notes, UUID[]::new, note -> note.lease().job().value()));
    }

    private static Array tokens(Jdbc jdbc, List<Note> notes) throws SQLException {
        return jdbc.array(
                "bigint", Columns.of(notes, Long[]::new, note -> note.lease().token()));
    }

    private static Array nodes(Jdbc jdbc, List<Note> notes) throws SQLException {
        return jdbc.array(
                "uuid",
                Columns.of(notes, UUID[]::new, note -> note.lease().node().value()));
    }
}
