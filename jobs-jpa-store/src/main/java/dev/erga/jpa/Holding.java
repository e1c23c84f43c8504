package dev.erga.jpa;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sets jobs aside that no living node can run, and takes them up again. */
record Holding(Sessions sessions) {

    /**
     * How many jobs of a queue are looked at, from the front. Claims take the declared ones from there, so the undeclared
     * gather at the front and are found, however long the queue is.
     */
    private static final int FRONT = 2_000;

    static final String FRONT_OF_QUEUE = """
            SELECT id FROM (
                SELECT id, name FROM erga_job WHERE state = 'ENQUEUED' AND queue = ?
                ORDER BY state, queue, priority, id LIMIT ?) AS front
            WHERE NOT name = ANY(?) LIMIT ?
            """;

    /** Goes from queue to queue by the index of ready jobs, without reading the jobs between. */
    static final String NEXT_QUEUE = """
            SELECT queue FROM erga_job WHERE state = 'ENQUEUED' AND queue > ?
            ORDER BY state, queue LIMIT 1
            """;

    static final String DECLARED_AGAIN = "SELECT id FROM erga_job WHERE state = 'HELD' AND name = ANY(?) LIMIT ?";

    int hold(int limit) {
        return sessions.jdbc("hold jobs", jdbc -> {
            Set<String> declared = Nodes.declaredNames(jdbc);
            // With nobody there, nothing is known of what can be run: a deployment may just be between two versions.
            return declared.isEmpty() ? 0 : move(jdbc, "ENQUEUED", undeclared(jdbc, declared, limit));
        });
    }

    int unhold(int limit) {
        return sessions.jdbc("take up held jobs", jdbc -> {
            Set<String> declared = Nodes.declaredNames(jdbc);
            return declared.isEmpty() ? 0 : move(jdbc, "HELD", held(jdbc, declared, limit));
        });
    }

    private static List<UUID> undeclared(Jdbc jdbc, Set<String> declared, int limit) throws SQLException {
        List<UUID> found = new ArrayList<>();
        Optional<String> queue = nextQueue(jdbc, "");
        while (queue.isPresent() && found.size() < limit) {
            found.addAll(jdbc.select(
                    FRONT_OF_QUEUE,
                    row -> Rows.uuid(row, "id"),
                    queue.get(),
                    FRONT,
                    jdbc.texts(declared),
                    limit - found.size()));
            queue = nextQueue(jdbc, queue.get());
        }
        return found;
    }

    private static Optional<String> nextQueue(Jdbc jdbc, String after) throws SQLException {
        return jdbc.selectOne(NEXT_QUEUE, row -> row.getString("queue"), after);
    }

    private static List<UUID> held(Jdbc jdbc, Set<String> declared, int limit) throws SQLException {
        return jdbc.select(DECLARED_AGAIN, row -> Rows.uuid(row, "id"), jdbc.texts(declared), limit);
    }

    private static int move(Jdbc jdbc, String from, List<UUID> jobs) throws SQLException {
        List<UUID> locked = RowLocks.lock(jdbc, from, jobs);
        if (locked.isEmpty()) {
            return 0;
        }
        boolean hold = from.equals("ENQUEUED");
        return jdbc.update(
                "UPDATE erga_job SET state = ?, reason = ? WHERE id = ANY(?) AND state = ?",
                hold ? "HELD" : "ENQUEUED",
                hold ? StoreMessages.HELD : null,
                jdbc.uuids(locked),
                from);
    }
}
