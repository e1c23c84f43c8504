package dev.erga.jpa;

import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.Upcoming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes jobs ready when their time has come, and knows when that will be. */
record Promoting(Sessions sessions) {

    /**
     * The clock is read in a select of its own, once, so that PostgreSQL can look its value up in the index; the order repeats
     * the state, so that H2 sees that the index has it already.
     */
    static final String DUE = """
            SELECT id, run_at FROM erga_job WHERE state = 'SCHEDULED' AND run_at <= (SELECT {now})
            ORDER BY state, run_at LIMIT ?
            """;

    List<String> promote(int limit) {
        return sessions.jdbc("promote jobs", jdbc -> {
            List<UUID> due = lockedDue(jdbc, jdbc.select(DUE, Candidate::read, limit));
            if (due.isEmpty()) {
                return List.of();
            }
            jdbc.update(
                    "UPDATE erga_job SET {ready}, reason = NULL WHERE id = ANY(?) AND state = 'SCHEDULED'",
                    jdbc.uuids(due));
            return promoted(jdbc, due);
        });
    }

    /** In which queues jobs are ready now; of those that wait for a place first, others are told. */
    private List<String> promoted(Jdbc jdbc, List<UUID> jobs) throws SQLException {
        Set<String> queues = new TreeSet<>();
        Set<String> places = new HashSet<>();
        jdbc.select(
                "SELECT DISTINCT queue, limit_key FROM erga_job WHERE id = ANY(?)",
                row -> {
                    @Nullable String key = row.getString("limit_key");
                    return key == null ? queues.add(row.getString("queue")) : places.add(key);
                },
                jdbc.uuids(jobs));
        Places.tell(sessions.followers(), places);
        return List.copyOf(queues);
    }

    /** As {@link RowLocks#lock}, but not those that have been put off since to a time later than any of them had. */
    private static final String LOCK = """
            SELECT j.id FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            WHERE j.state || '.' = 'SCHEDULED.' AND j.run_at <= ? ORDER BY j.id FOR UPDATE SKIP LOCKED
            """;

    private record Candidate(UUID id, Instant runAt) {

        static Candidate read(ResultSet row) throws SQLException {
            return new Candidate(Rows.uuid(row, "id"), Rows.instant(row, "run_at"));
        }
    }

    private static List<UUID> lockedDue(Jdbc jdbc, List<Candidate> earliestFirst) throws SQLException {
        if (earliestFirst.isEmpty()) {
            return List.of();
        }
        Instant latest = earliestFirst.get(earliestFirst.size() - 1).runAt();
        return jdbc.select(
                LOCK,
                row -> Rows.uuid(row, "id"),
                jdbc.uuids(earliestFirst.stream().map(Candidate::id).toList()),
                latest);
    }

    Upcoming upcoming(Fireable fireable) {
        return sessions.jdbc(
                "look for what is due next",
                jdbc -> jdbc.selectOne(
                                """
                        SELECT {now} AS clock,
                            (SELECT run_at FROM erga_job WHERE state = 'SCHEDULED' ORDER BY state, run_at LIMIT 1)
                                AS scheduled,
                            (SELECT min(next_fire) FROM erga_recurring WHERE %s) AS fire
                        """.formatted(JpaSchedules.FIREABLE),
                                row -> {
                                    Instant now = Rows.instant(row, "clock");
                                    return new Upcoming(
                                            Rows.optionalInstant(row, "scheduled")
                                                    .map(time -> Duration.between(now, time)),
                                            Rows.optionalInstant(row, "fire").map(time -> Duration.between(now, time)));
                                },
                                JpaSchedules.fireable(jdbc, fireable))
                        .orElseThrow());
    }
}
