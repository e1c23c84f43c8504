package dev.erga.testkit;

import dev.erga.jobs.spi.DueRecurring;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The verbs about schedules of the store in memory. */
final class InMemorySchedules extends InMemoryVerbs {

    InMemorySchedules(InMemoryDatabase database) {
        super(database);
    }

    void declareRecurring(RecurringDefinition definition, Function<Instant, Optional<Instant>> firstFire) {
        run("declareRecurring", () -> {
            Optional<RecurringRow> known = database.recurring.lock(definition.id());
            Optional<Instant> first = firstFire.apply(lastKnown(definition.id()));
            if (known.isEmpty()) {
                database.recurring.insert(definition.id(), new RecurringRow(definition, first));
            } else {
                boolean same = known.get().definition().firesLike(definition);
                Optional<Instant> next = same ? known.get().nextFire() : first;
                database.recurring.update(definition.id(), new RecurringRow(definition, next));
            }
            return definition;
        });
    }

    List<DueRecurring> lockDueRecurring(Set<String> ids, int limit) {
        return run("lockDueRecurring", () -> {
            List<DueRecurring> due = new ArrayList<>();
            database.recurring.all(row -> ids.contains(row.definition().id()) && row.isDueAt(clockNow())).stream()
                    .sorted(Comparator.comparing(row -> row.nextFire().orElseThrow()))
                    .forEach(row -> {
                        if (due.size() < limit) {
                            database.recurring
                                    .lockUnlessHeld(row.definition().id())
                                    .filter(locked -> locked.isDueAt(clockNow()))
                                    .ifPresent(locked -> due.add(new DueRecurring(
                                            locked.definition(),
                                            locked.nextFire().orElseThrow(),
                                            clockNow())));
                        }
                    });
            return due;
        });
    }

    Optional<RecurringDefinition> recurring(String id) {
        return run("recurring", () -> database.recurring.find(id).map(RecurringRow::definition));
    }

    private Instant lastKnown(String id) {
        return database.fires.all(row -> row.fire().recurringId().equals(id)).stream()
                .map(row -> row.fire().fireTime())
                .filter(clockNow()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(clockNow());
    }

    List<Fire> recordFires(String recurringId, List<Fire> fires, Optional<Instant> nextFire) {
        return run("recordFires", () -> {
            Optional<RecurringRow> schedule = database.recurring.lock(recurringId);
            List<Fire> written = new ArrayList<>();
            for (Fire fire : fires) {
                FireRow row = new FireRow(fire, clockNow());
                if (database.fires.find(row.key()).isEmpty()) {
                    database.fires.insert(row.key(), row);
                    written.add(fire);
                }
            }
            schedule.ifPresent(
                    row -> database.recurring.update(recurringId, new RecurringRow(row.definition(), nextFire)));
            return written;
        });
    }
}
