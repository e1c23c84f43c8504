package dev.erga.jpa;

import dev.erga.jobs.spi.Lease;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds labels to a job that is there already. */
final class Labelling {

    private static final int MOST = 50;

    private static final String LOCK = """
            SELECT j.labels FROM erga_job j
            JOIN (SELECT CAST(? AS uuid) AS id, CAST(? AS bigint) AS token, CAST(? AS uuid) AS node) AS n ON j.id = n.id
            WHERE
            """ + JpaNotes.NOT_TAKEN;

    private Labelling() {}

    /** False if somebody else holds the row. */
    static boolean add(Jdbc jdbc, Lease lease, Collection<String> words) throws SQLException {
        Optional<Set<String>> labels = labels(jdbc, lease, LOCK + " FOR UPDATE SKIP LOCKED");
        if (labels.isEmpty()) {
            return labels(jdbc, lease, LOCK).isEmpty();
        }
        List<String> added = words.stream()
                .map(JobKind::label)
                .filter(word -> !labels.get().contains(word))
                .distinct()
                .sorted()
                .limit(Math.max(0, MOST - labels.get().size()))
                .toList();
        if (!added.isEmpty()) {
            write(jdbc, lease, labels.get(), added);
        }
        return true;
    }

    private static Optional<Set<String>> labels(Jdbc jdbc, Lease lease, String text) throws SQLException {
        return jdbc.selectOne(
                text,
                row -> Words.split(row.getString("labels")),
                lease.job().value(),
                lease.token(),
                lease.node().value());
    }

    private static void write(Jdbc jdbc, Lease lease, Set<String> labels, List<String> added) throws SQLException {
        labels.addAll(added);
        jdbc.update(
                "UPDATE erga_job SET labels = ? WHERE id = ?",
                Words.joined(labels),
                lease.job().value());
        jdbc.updateEach(
                "INSERT INTO erga_label (label, job_id) VALUES (?, ?)",
                added.stream()
                        .map(word -> new Object[] {word, lease.job().value()})
                        .toList());
    }
}
