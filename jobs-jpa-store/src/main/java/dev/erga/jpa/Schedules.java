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
import java.util.function.Function;
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

    /**
     * Two nodes that start at once both end here: one inserts, the other finds the row and changes nothing of its fires. The
     * clock is read once the row is locked: what fires before that is in the ledger, and nothing fires until the commit.
     */
    void declare(RecurringDefinition definition, Function<Instant, Optional<Instant>> firstFire) {
        sessions.jdbc("declare a schedule", jdbc -> {
            if (!lock(jdbc, definition.id())) {
                Optional<Instant> first = firstFire.apply(lastKnown(jdbc, definition.id()));
                if (jdbc.database().insertIfAbsent(jdbc, INSERT, columns(definition, first))) {
                    return 1;
                }
                lock(jdbc, definition.id());
            }
            return update(jdbc, definition, firstFire.apply(lastKnown(jdbc, definition.id())));
        });
    }

    private static boolean lock(Jdbc jdbc, String id) throws SQLException {
        return jdbc.selectOne("SELECT 1 FROM erga_recurring WHERE id = ? FOR UPDATE", row -> true, id)
                .isPresent();
    }

    /** Now, or the latest fire, should the clock have been set back since. */
    private static Instant lastKnown(Jdbc jdbc, String id) throws SQLException {
        Instant now = DatabaseTime.read(jdbc);
        return jdbc.selectOne(
                        "SELECT max(fire_time) AS latest FROM erga_fire WHERE recurring_id = ?",
                        row -> Rows.optionalInstant(row, "latest"),
                        id)
                .flatMap(Function.identity())
                .filter(now::isBefore)
                .orElse(now);
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

    /** The schedule's row is locked, so that its ledger stays as it was read. */
    List<Fire> recordFires(String recurringId, List<Fire> fires, Optional<Instant> nextFire) {
        return sessions.mixed("record fires", open -> {
            Set<Instant> known = open.jdbc(jdbc -> {
                lock(jdbc, recurringId);
                return known(jdbc, recurringId, fires);
            });
            List<Fire> written = fires.stream()
                    .filter(fire -> !known.contains(FireRow.stored(fire.fireTime())))
                    .sorted(Comparator.comparing(Fire::fireTime))
                    .toList();
            open.insertAll(written.stream().map(FireRow::new).toList());
            open.jdbc(
                    jdbc -> jdbc.update("UPDATE erga_recurring SET next_fire = ? WHERE id = ?", nextFire, recurringId));
            return written;
        });
    }

    private static Set<Instant> known(Jdbc jdbc, String recurringId, List<Fire> fires) throws SQLException {
        Optional<Instant> earliest = fires.stream().map(Fire::fireTime).min(Comparator.naturalOrder());
        return earliest.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.select(
                        "SELECT fire_time FROM erga_fire WHERE recurring_id = ? AND fire_time >= ?",
                        row -> Rows.instant(row, "fire_time"),
                        recurringId,
                        earliest.get()));
    }
}
