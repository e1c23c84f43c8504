package dev.erga.jpa;

import dev.erga.jobs.JobState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets jobs aside that no living node can run, and takes them up again. */
record Holding(Sessions sessions) {

    /**
     * How many jobs of a queue are looked at, from the front. Claims take the declared ones from there, so the undeclared
     * gather at the front and are found, however long the queue is.
     */
    private static final int FRONT = 2_000;

    static final String FRONT_OF_QUEUE = """
            SELECT id FROM (
                SELECT id, name FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NULL AND queue = ?
                ORDER BY state, queue, {tenant}priority, id LIMIT ?) AS front
            WHERE NOT name = ANY(?) LIMIT ?
            """;

    /** Goes from queue to queue by the indexes of ready jobs, without reading the jobs between. */
    private static final String NEXT_QUEUE_OF = """
            (SELECT queue FROM erga_job WHERE %s AND queue > ? ORDER BY state, queue LIMIT 1)
            """;

    /** A name may be empty, so nothing is less than the first. */
    private static final String FIRST_QUEUE_OF = NEXT_QUEUE_OF.replace("queue > ?", "queue >= ?");

    static final String DECLARED_AGAIN = "SELECT id FROM erga_job WHERE state = 'HELD' AND name = ANY(?) LIMIT ?";

    int hold(int limit) {
        return sessions.jdbc("hold jobs", jdbc -> {
            Optional<String> first = nextQueue(jdbc, Optional.empty());
            if (first.isEmpty()) {
                return 0;
            }
            Set<String> declared = Declared.by(jdbc).jobNames();
            // With nobody there, nothing is known of what can be run: a deployment may just be between two versions.
            return declared.isEmpty() ? 0 : hold(jdbc, undeclared(jdbc, first, declared, limit));
        });
    }

    int unhold(int limit) {
        return sessions.jdbc("take up held jobs", jdbc -> {
            if (!anyHeld(jdbc)) {
                return 0;
            }
            Set<String> declared = Declared.by(jdbc).jobNames();
            return declared.isEmpty() ? 0 : unhold(jdbc, held(jdbc, declared, limit));
        });
    }

    /** Every queue in which jobs wait, in order. */
    static List<String> queuesWithJobs(Jdbc jdbc) throws SQLException {
        List<String> queues = new ArrayList<>();
        for (Optional<String> queue = nextQueue(jdbc, Optional.empty());
                queue.isPresent();
                queue = nextQueue(jdbc, queue)) {
            queues.add(queue.get());
        }
        return queues;
    }

    static String nextQueue(Database database) {
        return united(database, NEXT_QUEUE_OF);
    }

    private static String united(Database database, String each) {
        return database.indexesOf(JobState.ENQUEUED).stream()
                .map(index -> each.formatted(index.condition()))
                .collect(Collectors.joining("UNION ALL\n", "SELECT min(queue) AS queue FROM (", ") AS first"));
    }

    private static Optional<String> nextQueue(Jdbc jdbc, Optional<String> before) throws SQLException {
        Database database = jdbc.database();
        Object[] each = Collections.nCopies(
                        database.indexesOf(JobState.ENQUEUED).size(), before.orElse(""))
                .toArray();
        return jdbc.selectOne(
                        before.isPresent() ? nextQueue(database) : united(database, FIRST_QUEUE_OF),
                        row -> Rows.optionalText(row, "queue"),
                        each)
                .flatMap(Function.identity());
    }

    private static List<UUID> undeclared(Jdbc jdbc, Optional<String> firstQueue, Set<String> declared, int limit)
            throws SQLException {
        List<UUID> found = new ArrayList<>();
        Optional<String> queue = firstQueue;
        while (queue.isPresent() && found.size() < limit) {
            found.addAll(jdbc.select(
                    FRONT_OF_QUEUE,
                    row -> Rows.uuid(row, "id"),
                    queue.get(),
                    FRONT,
                    jdbc.texts(declared),
                    limit - found.size()));
            if (found.size() < limit) {
                found.addAll(jdbc.database().undeclaredOfTenants(jdbc, queue.get(), declared, limit - found.size()));
            }
            queue = nextQueue(jdbc, queue);
        }
        return found;
    }

    /** Hardly ever, and it is asked every few seconds: so that costs one statement. */
    private static boolean anyHeld(Jdbc jdbc) throws SQLException {
        return jdbc.selectOne("SELECT 1 FROM erga_job WHERE state = 'HELD' LIMIT 1", row -> true)
                .isPresent();
    }

    private static List<UUID> held(Jdbc jdbc, Set<String> declared, int limit) throws SQLException {
        return jdbc.select(DECLARED_AGAIN, row -> Rows.uuid(row, "id"), jdbc.texts(declared), limit);
    }

    private int hold(Jdbc jdbc, List<UUID> jobs) throws SQLException {
        return move(jdbc, RowLocks.lock(jdbc, "ENQUEUED", jobs), """
                UPDATE erga_job SET state = 'HELD', reason = ? WHERE id = ANY(?) AND state = 'ENQUEUED'
                """, StoreMessages.HELD);
    }

    private int unhold(Jdbc jdbc, List<UUID> jobs) throws SQLException {
        return move(jdbc, RowLocks.lock(jdbc, "HELD", jobs), """
                UPDATE erga_job SET {ready}, reason = ? WHERE id = ANY(?) AND state = 'HELD'
                """, null);
    }

    private int move(Jdbc jdbc, List<UUID> locked, String update, @Nullable String reason) throws SQLException {
        if (locked.isEmpty()) {
            return 0;
        }
        int moved = jdbc.update(update, reason, jdbc.uuids(locked));
        new Places(jdbc, sessions.followers()).changed(locked);
        return moved;
    }
}
