package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Note;
import dev.erga.jobs.spi.Notes;
import dev.erga.jobs.spi.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What attempts tell while they run. */
record JpaNotes(Sessions sessions) implements Notes {

    /**
     * Whether the lease that {@code n} names was not taken from its node, said of the job's row {@code j}: it is the latest, or
     * another has followed and no rescue is recorded between them.
     */
    static final String NOT_TAKEN = """
            (j.token = n.token AND j.node = n.node
                OR j.token > n.token AND NOT EXISTS (
                    SELECT 1 FROM erga_attempt a
                    WHERE a.job_id = j.id AND a.token = n.token AND a.outcome = 'RESCUED'))
            """;

    private static final String TRIM = """
            DELETE FROM erga_log
            WHERE job_id = ? AND (token <= ? OR token = ? AND line_no > ? AND line_no <= ?)
            """;

    private static final String ORIGIN = """
            SELECT j.tenant, j.created_by, j.created_at, c.parent_id, c.of_batch
            FROM erga_job j LEFT JOIN erga_continuation c ON c.child_id = j.id WHERE j.id = ?
            """;

    @Override
    public void write(List<Note> notes) {
        List<Note> sorted = new ArrayList<>(notes);
        sorted.sort(Comparator.comparing(note -> note.lease().job()));
        List<Note> counts =
                sorted.stream().filter(note -> note.count().isPresent()).toList();
        List<Note> lines =
                sorted.stream().filter(note -> !note.lines().isEmpty()).toList();
        if (counts.isEmpty() && lines.isEmpty()) {
            return;
        }
        sessions.jdbc("write what jobs tell", jdbc -> {
            if (!counts.isEmpty()) {
                jdbc.database().writeCounts(jdbc, counts);
            }
            if (!lines.isEmpty()) {
                jdbc.database().writeLines(jdbc, lines);
                trim(jdbc, lines);
            }
            return notes;
        });
    }

    /** Only those that may have more than they may. */
    private static void trim(Jdbc jdbc, List<Note> notes) throws SQLException {
        jdbc.updateEach(
                TRIM,
                notes.stream()
                        .filter(note -> note.lastLine() > FIRST_LINES + NEWEST_LINES
                                || note.lease().token() > GRANTS_WITH_LINES)
                        .map(note -> new Object[] {
                            note.lease().job().value(),
                            note.lease().token() - GRANTS_WITH_LINES,
                            note.lease().token(),
                            FIRST_LINES,
                            note.lastLine() - NEWEST_LINES
                        })
                        .toList());
    }

    @Override
    public boolean label(Lease lease, Set<String> words) {
        return sessions.jdbc("label a job", jdbc -> Labelling.add(jdbc, lease, words));
    }

    @Override
    public Optional<Origin> origin(JobId job) {
        return sessions.jdbc("tell where a job comes from", jdbc -> origin(jdbc, job));
    }

    static Optional<Origin> origin(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(
                ORIGIN,
                row -> new Origin(
                        Rows.optionalText(row, "tenant"),
                        Rows.optionalText(row, "created_by"),
                        Rows.instant(row, "created_at"),
                        parent(row)),
                job.value());
    }

    private static Optional<Parent> parent(ResultSet row) throws SQLException {
        @Nullable UUID parent = row.getObject("parent_id", UUID.class);
        boolean ofBatch = row.getBoolean("of_batch");
        return Optional.ofNullable(parent).<Parent>map(id -> ofBatch ? new BatchId(id) : new JobId(id));
    }
}
