package dev.erga.jpa;

import dev.erga.jobs.spi.DueRecurring;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.RecurringDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recurring jobs and their ledger. */
record Schedules(Sessions sessions) {

    static final String INSERT = """
            INSERT INTO erga_recurring (id, job_name, cron, period, zone, misfire, grace_micros, next_fire)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static @Nullable Object[] columns(RecurringDefinition definition, Optional<Instant> firstFire) {
        return new @Nullable Object[] {
            definition.id(),
            definition.jobName(),
            definition.cron(),
            definition.every().map(Duration::toString),
            definition.zone().getId(),
            definition.misfire(),
            definition.grace(),
            firstFire
        };
    }

    /** Two nodes that start at once both end here: one inserts, the other finds the row and changes nothing of its fires. */
    void declare(RecurringDefinition definition, Optional<Instant> firstFire) {
        sessions.jdbc("declare a schedule", jdbc -> {
            boolean isNew = jdbc.database().insertIfAbsent(jdbc, definition, firstFire);
            return isNew ? 1 : update(jdbc, definition, firstFire);
        });
    }

    private static int update(Jdbc jdbc, RecurringDefinition definition, Optional<Instant> firstFire)
            throws SQLException {
        String every = definition.every().map(Duration::toString).orElse(null);
        return jdbc.update(
                """
                UPDATE erga_recurring
                SET next_fire = CASE
                        WHEN cron IS NOT DISTINCT FROM CAST(? AS varchar)
                            AND period IS NOT DISTINCT FROM CAST(? AS varchar) AND zone = ? THEN next_fire
                        ELSE CAST(? AS timestamp with time zone) END,
                    job_name = ?, cron = ?, period = ?, zone = ?, misfire = ?, grace_micros = ?
                WHERE id = ?
                """,
                definition.cron(),
                every,
                definition.zone().getId(),
                firstFire,
                definition.jobName(),
                definition.cron(),
                every,
                definition.zone().getId(),
                definition.misfire(),
                definition.grace(),
                definition.id());
    }

    List<DueRecurring> lockDue(Set<String> ids, int limit) {
        return sessions.mixed("look for due schedules", open -> {
            List<String> locked = open.jdbc(jdbc -> jdbc.database().lockDue(jdbc, ids, limit));
            if (locked.isEmpty()) {
                return List.of();
            }
            Instant now = open.jdbc(DatabaseTime::read);
            return rows(open, locked).stream()
                    .map(row -> new DueRecurring(row.definition(), Objects.requireNonNull(row.nextFire), now))
                    .sorted(Comparator.comparing(DueRecurring::nextFire))
                    .toList();
        });
    }

    private static List<RecurringRow> rows(Sessions.Open open, List<String> ids) {
        return open.session()
                .createSelectionQuery("from RecurringRow where id in (:ids)", RecurringRow.class)
                .setParameterList("ids", ids)
                .list();
    }

    Optional<RecurringDefinition> find(String id) {
        return sessions.entities(
                "read a schedule",
                session ->
                        Optional.ofNullable(session.get(RecurringRow.class, id)).map(RecurringRow::definition));
    }

    void recordFires(String recurringId, List<Fire> fires, Optional<Instant> nextFire) {
        sessions.mixed("record fires", open -> {
            open.insertAll(fires.stream()
                    .sorted(Comparator.comparing(Fire::fireTime))
                    .map(FireRow::new)
                    .toList());
            return open.jdbc(
                    jdbc -> jdbc.update("UPDATE erga_recurring SET next_fire = ? WHERE id = ?", nextFire, recurringId));
        });
    }
}
