package dev.erga.jpa;

import dev.erga.jobs.spi.DueRecurring;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

    /** A schedule that cannot be read does not keep the others from firing: it is told of when no other is due. */
    List<DueRecurring> lockDue(Set<String> ids, int limit) {
        return sessions.mixed("look for due schedules", open -> {
            Set<String> candidates = new HashSet<>(ids);
            List<StoreException> unreadable = new ArrayList<>();
            List<DueRecurring> due = List.of();
            List<String> locked;
            do {
                locked = open.jdbc(jdbc -> jdbc.database().lockDue(jdbc, candidates, limit));
                due = readable(open, locked, unreadable);
                candidates.removeAll(locked);
            } while (due.isEmpty() && !locked.isEmpty());
            if (due.isEmpty() && !unreadable.isEmpty()) {
                throw unreadable.get(0);
            }
            return due;
        });
    }

    private static List<DueRecurring> readable(
            Sessions.Open open, List<String> locked, List<StoreException> unreadable) {
        if (locked.isEmpty()) {
            return List.of();
        }
        Instant now = open.jdbc(DatabaseTime::read);
        List<DueRecurring> due = new ArrayList<>();
        for (RecurringRow row : rows(open, locked)) {
            try {
                due.add(new DueRecurring(row.definition(), Objects.requireNonNull(row.nextFire), now));
            } catch (StoreException bad) {
                unreadable.add(bad);
            }
        }
        due.sort(Comparator.comparing(DueRecurring::nextFire));
        return due;
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
