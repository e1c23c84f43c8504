package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Schedules;
import dev.erga.jobs.spi.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Recurring jobs and their ledger. */
record JpaSchedules(Sessions sessions) implements Schedules {

    private static final int WHO = 200;
    private static final int REASON = 2_000;

    /** Which schedules a node fires; has three parameters, see {@link #fireable}. */
    static final String FIREABLE = """
            (origin = 'DECLARED' AND id = ANY(?) OR origin = 'DYNAMIC' AND job_name = ANY(?)) AND NOT id = ANY(?)
            """;

    /** Its parameters, and those that follow. */
    static Object[] fireable(Jdbc jdbc, Fireable fireable, Object... more) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(
                jdbc.texts(fireable.declared()), jdbc.texts(fireable.jobNames()), jdbc.texts(fireable.except())));
        parameters.addAll(List.of(more));
        return parameters.toArray();
    }

    /**
     * Two nodes that start at once both end here: one inserts, the other finds the row and changes nothing of its fires. The
     * clock is read once the row is locked: what fires before that is in the ledger, and nothing fires until the commit.
     */
    @Override
    public boolean put(RecurringDefinition definition, Function<Instant, Optional<Instant>> firstFire) {
        RecurringColumns columns = RecurringColumns.of(definition);
        return sessions.jdbc("store a schedule", jdbc -> {
            String id = definition.id();
            if (lockedOrigin(jdbc, id).isEmpty()) {
                Optional<Instant> first = firstFire.apply(lastKnown(jdbc, id));
                if (jdbc.database().insertIfAbsent(jdbc, RecurringColumns.INSERT, columns.inserted(first))) {
                    return true;
                }
            }
            // Whoever else inserted it has committed.
            boolean own = lockedOrigin(jdbc, id)
                    .filter(definition.origin().name()::equals)
                    .isPresent();
            return own && columns.update(jdbc, firstFire.apply(lastKnown(jdbc, id))) == 1;
        });
    }

    /** In the order of ids, so that two nodes that start at once do not each wait for the other. */
    @Override
    public boolean takeOver(String id, Set<String> formerIds) {
        return sessions.jdbc("rename a schedule", jdbc -> {
            if (!Collections.disjoint(Declared.by(jdbc).schedules(), formerIds)) {
                return false;
            }
            for (String former : new TreeSet<>(formerIds)) {
                boolean declared = lockedOrigin(jdbc, former)
                        .filter(RecurringDefinition.Origin.DECLARED.name()::equals)
                        .isPresent();
                if (declared && lockedOrigin(jdbc, id).isEmpty()) {
                    rename(jdbc, former, id);
                }
            }
            return true;
        });
    }

    /** Entries that an earlier schedule of the present id has left stay. */
    private static void rename(Jdbc jdbc, String former, String id) throws SQLException {
        jdbc.update("UPDATE erga_recurring SET id = ? WHERE id = ?", id, former);
        jdbc.update("""
                UPDATE erga_fire SET recurring_id = ? WHERE recurring_id = ? AND NOT EXISTS (
                    SELECT 1 FROM erga_fire AS known
                    WHERE known.recurring_id = ? AND known.fire_time = erga_fire.fire_time)
                """, id, former, id);
    }

    private static Optional<String> lockedOrigin(Jdbc jdbc, String id) throws SQLException {
        return jdbc.selectOne(
                "SELECT origin FROM erga_recurring WHERE id = ? FOR UPDATE", row -> row.getString("origin"), id);
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

    /** A schedule that cannot be read does not keep the others from firing: it is told of when no other is due. */
    @Override
    public List<LockedSchedule> lockDue(Fireable fireable, int limit) {
        return sessions.mixed("look for due schedules", open -> {
            List<StoreException> unreadable = new ArrayList<>();
            List<LockedSchedule> due = List.of();
            Fireable left = fireable;
            List<String> locked;
            do {
                Fireable candidates = left;
                locked = open.jdbc(jdbc -> jdbc.database().lockDue(jdbc, candidates, limit));
                due = readable(open, locked, unreadable);
                for (String id : locked) {
                    left = left.without(id);
                }
            } while (due.isEmpty() && !locked.isEmpty());
            if (due.isEmpty() && !unreadable.isEmpty()) {
                throw unreadable.get(0);
            }
            return due;
        });
    }

    private static List<LockedSchedule> readable(
            Sessions.Open open, List<String> locked, List<StoreException> unreadable) {
        if (locked.isEmpty()) {
            return List.of();
        }
        Instant now = open.jdbc(DatabaseTime::read);
        List<LockedSchedule> due = new ArrayList<>();
        for (RecurringRow row : rows(open, locked)) {
            try {
                due.add(schedule(open, row, now));
            } catch (StoreException bad) {
                unreadable.add(bad);
            }
        }
        due.sort(Comparator.comparing(schedule -> schedule.nextFire().orElseThrow()));
        return due;
    }

    private static List<RecurringRow> rows(Sessions.Open open, List<String> ids) {
        return open.session()
                .createSelectionQuery("from RecurringRow where id in (:ids)", RecurringRow.class)
                .setParameterList("ids", ids)
                .list();
    }

    private static LockedSchedule schedule(Sessions.Open open, RecurringRow row, Instant now) {
        RecurringDefinition definition = row.definition();
        boolean mayOverlap = definition.rules().overlap() == Overlap.ALLOW;
        return new LockedSchedule(
                definition,
                Optional.ofNullable(row.nextFire),
                now,
                row.pause(),
                mayOverlap ? Optional.empty() : open.jdbc(jdbc -> unfinished(jdbc, row)));
    }

    /** A job that is gone has been over for long. */
    private static Optional<JobId> unfinished(Jdbc jdbc, RecurringRow row) throws SQLException {
        return jdbc.selectOne("""
                        SELECT id FROM erga_job
                        WHERE id = ANY(?) AND state NOT IN ('SUCCEEDED', 'FAILED', 'DELETED') ORDER BY id LIMIT 1
                        """, found -> Rows.job(found, "id"), jdbc.uuids(row.latestJobs()));
    }

    @Override
    public Optional<LockedSchedule> lock(String id) {
        return sessions.mixed("lock a schedule", open -> {
            if (open.jdbc(jdbc -> lockedOrigin(jdbc, id)).isEmpty()) {
                return Optional.empty();
            }
            Instant now = open.jdbc(DatabaseTime::read);
            return Optional.of(
                    schedule(open, Objects.requireNonNull(open.session().get(RecurringRow.class, id)), now));
        });
    }

    @Override
    public Optional<RecurringDefinition> find(String id) {
        return sessions.entities(
                "read a schedule",
                session ->
                        Optional.ofNullable(session.get(RecurringRow.class, id)).map(RecurringRow::definition));
    }

    /** The schedule's row is locked, so that its ledger stays as it was read. */
    @Override
    public List<Fire> recordFires(String id, List<Fire> fires, Optional<Instant> nextFire) {
        return sessions.mixed("record fires", open -> {
            Set<Instant> known = open.jdbc(jdbc -> {
                lockedOrigin(jdbc, id);
                return known(jdbc, id, fires);
            });
            List<Fire> written = fires.stream()
                    .filter(fire -> !known.contains(FireRow.stored(fire.fireTime())))
                    .sorted(Comparator.comparing(Fire::fireTime))
                    .toList();
            open.insertAll(written.stream().map(FireRow::new).toList());
            @Nullable
            Object latest = written.stream()
                    .flatMap(fire -> fire.job().stream())
                    .reduce((earlier, later) -> later)
                    .map(JobId::value)
                    .orElse(null);
            open.jdbc(jdbc -> jdbc.update("""
                    UPDATE erga_recurring SET next_fire = ?, fired_job = coalesce(CAST(? AS uuid), fired_job) WHERE id = ?
                    """, nextFire, latest, id));
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

    @Override
    public void recordTrigger(String id, JobId job) {
        sessions.jdbc(
                "note a run out of turn",
                jdbc -> jdbc.update("UPDATE erga_recurring SET triggered_job = ? WHERE id = ?", job.value(), id));
    }

    @Override
    public void pause(String id, Optional<String> by, String why, Optional<Instant> until) {
        sessions.jdbc(
                "pause a schedule",
                jdbc -> jdbc.update("""
                        UPDATE erga_recurring
                        SET paused_at = {now}, paused_by = ?, pause_reason = ?, paused_until = ?
                        WHERE id = ?
                        """, by.map(name -> Text.shown(name, WHO)), Text.shown(why, REASON), until, id));
    }

    @Override
    public void resume(String id) {
        sessions.jdbc("resume a schedule", jdbc -> jdbc.update("""
                        UPDATE erga_recurring
                        SET paused_at = NULL, paused_by = NULL, pause_reason = NULL, paused_until = NULL
                        WHERE id = ?
                        """, id));
    }

    @Override
    public void remove(String id) {
        sessions.jdbc("remove a schedule", jdbc -> jdbc.update("DELETE FROM erga_recurring WHERE id = ?", id));
    }

    @Override
    public boolean isDeclared(String id) {
        return sessions.jdbc(
                "look who declares a schedule",
                jdbc -> Declared.by(jdbc).schedules().contains(id));
    }

    @Override
    public Map<String, Optional<RecurringDefinition>> decidedBy(NodeId node) {
        return sessions.mixed("look who decides about schedules", open -> {
            Set<String> decided = open.jdbc(jdbc -> declaredLastBy(jdbc, node));
            Map<String, Optional<RecurringDefinition>> stored = new HashMap<>();
            decided.forEach(id -> stored.put(id, Optional.empty()));
            if (!decided.isEmpty()) {
                rows(open, List.copyOf(decided)).forEach(row -> stored.put(row.id, row.readable()));
            }
            return stored;
        });
    }

    private static Set<String> declaredLastBy(Jdbc jdbc, NodeId node) throws SQLException {
        Set<String> decided = new HashSet<>();
        jdbc.select("""
                SELECT id, schedules FROM erga_node WHERE state <> 'DEAD' AND lease_until > {now}
                ORDER BY started_at, id
                """, row -> {
            Set<String> declared = Words.split(row.getString("schedules"));
            return Rows.node(row, "id").equals(node) ? decided.addAll(declared) : decided.removeAll(declared);
        });
        return decided;
    }
}
