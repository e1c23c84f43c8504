package dev.erga.jpa;

import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.Upcoming;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes jobs ready when their time has come, and knows when that will be. */
record Promoting(Sessions sessions) {

    /**
     * The clock is read in a select of its own, once, so that PostgreSQL can look its value up in the index; the order repeats
     * the state, so that H2 sees that the index has it already.
     */
    static final String DUE = """
            SELECT id FROM erga_job WHERE state = 'SCHEDULED' AND run_at <= (SELECT {now})
            ORDER BY state, run_at LIMIT ?
            """;

    List<String> promote(int limit) {
        return sessions.jdbc("promote jobs", jdbc -> {
            List<UUID> due = RowLocks.lock(jdbc, "SCHEDULED", due(jdbc, limit));
            if (due.isEmpty()) {
                return List.of();
            }
            jdbc.update(
                    "UPDATE erga_job SET state = 'ENQUEUED', reason = NULL WHERE id = ANY(?) AND state = 'SCHEDULED'",
                    jdbc.uuids(due));
            return jdbc.select(
                    "SELECT DISTINCT queue FROM erga_job WHERE id = ANY(?) ORDER BY queue",
                    row -> row.getString("queue"),
                    jdbc.uuids(due));
        });
    }

    private static List<UUID> due(Jdbc jdbc, int limit) throws SQLException {
        return jdbc.select(DUE, row -> Rows.uuid(row, "id"), limit);
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
