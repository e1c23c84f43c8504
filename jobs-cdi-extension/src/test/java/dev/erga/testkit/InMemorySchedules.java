package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The verbs about schedules of the store in memory. */
final class InMemorySchedules extends InMemoryVerbs implements Schedules {

    InMemorySchedules(InMemoryDatabase database) {
        super(database);
    }

    @Override
    public boolean put(RecurringDefinition definition, Function<Instant, Optional<Instant>> firstFire) {
        return run("schedules.put", () -> {
            Optional<RecurringRow> known = database.recurring.lock(definition.id());
            Optional<Instant> first = firstFire.apply(lastKnown(definition.id()));
            if (known.isEmpty()) {
                database.recurring.insert(definition.id(), RecurringRow.of(definition, first));
                return true;
            }
            if (known.get().definition().origin() != definition.origin()) {
                return false;
            }
            boolean same = known.get().definition().firesLike(definition);
            Optional<Instant> next = same ? known.get().nextFire() : first;
            database.recurring.update(definition.id(), known.get().with(definition, next));
            return true;
        });
    }

    @Override
    public boolean takeOver(String id, Set<String> formerIds) {
        return run("schedules.takeOver", () -> {
            if (database.living()
                    .anyMatch(node -> !Collections.disjoint(node.description().schedules(), formerIds))) {
                return false;
            }
            formerIds.stream().sorted().forEach(former -> {
                Optional<RecurringRow> row = database.recurring
                        .lock(former)
                        .filter(found -> found.definition().origin() == RecurringDefinition.Origin.DECLARED);
                if (row.isPresent() && database.recurring.lock(id).isEmpty()) {
                    database.recurring.delete(former);
                    database.recurring.insert(id, row.get().renamed(id));
                    renameFires(former, id);
                }
            });
            return true;
        });
    }

    private void renameFires(String former, String id) {
        for (FireRow row : database.fires.all(fire -> fire.fire().recurringId().equals(former))) {
            Fire fire = row.fire();
            FireRow renamed = new FireRow(
                    new Fire(id, fire.fireTime(), fire.outcome(), fire.reason(), fire.job()),
                    row.recordedAt(),
                    row.ended());
            if (database.fires.find(renamed.key()).isEmpty()) {
                database.fires.lock(row.key());
                database.fires.delete(row.key());
                database.fires.insert(renamed.key(), renamed);
            }
        }
    }

    @Override
    public List<LockedSchedule> lockDue(Fireable fireable, int limit) {
        return run("schedules.lockDue", () -> {
            List<LockedSchedule> due = new ArrayList<>();
            database.recurring.all(row -> fireable.contains(row.definition()) && row.isDueAt(clockNow())).stream()
                    .sorted(Comparator.comparing(row -> row.nextFire().orElseThrow()))
                    .forEach(row -> {
                        if (due.size() < limit) {
                            database.recurring
                                    .lockUnlessHeld(row.definition().id())
                                    .filter(locked -> locked.isDueAt(clockNow()))
                                    .ifPresent(locked -> due.add(schedule(locked)));
                        }
                    });
            return due;
        });
    }

    @Override
    public Optional<LockedSchedule> lock(String id) {
        return run("schedules.lock", () -> database.recurring.lock(id).map(this::schedule));
    }

    private LockedSchedule schedule(RecurringRow row) {
        return new LockedSchedule(row.definition(), row.nextFire(), clockNow(), row.pause(), unfinished(row));
    }

    private Optional<JobId> unfinished(RecurringRow row) {
        return row.definition().rules().overlap() == Overlap.ALLOW
                ? Optional.empty()
                : Stream.of(row.firedJob(), row.triggeredJob())
                        .flatMap(Optional::stream)
                        .filter(id -> database.jobs
                                .find(id)
                                .filter(job -> !job.state.isFinal())
                                .isPresent())
                        .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<RecurringDefinition> find(String id) {
        return run("schedules.find", () -> database.recurring.find(id).map(RecurringRow::definition));
    }

    private Instant lastKnown(String id) {
        return database.fires.all(row -> row.fire().recurringId().equals(id)).stream()
                .map(row -> row.fire().fireTime())
                .filter(clockNow()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(clockNow());
    }

    @Override
    public List<Fire> recordFires(String id, List<Fire> fires, Optional<Instant> nextFire) {
        return run("schedules.recordFires", () -> {
            Optional<RecurringRow> schedule = database.recurring.lock(id);
            List<Fire> written = new ArrayList<>();
            for (Fire fire : fires) {
                FireRow row = new FireRow(fire, clockNow());
                if (database.fires.find(row.key()).isEmpty()) {
                    database.fires.insert(row.key(), row);
                    written.add(fire);
                }
            }
            Optional<JobId> latest =
                    written.stream().flatMap(fire -> fire.job().stream()).reduce((earlier, later) -> later);
            schedule.ifPresent(row -> database.recurring.update(id, row.fired(nextFire, latest)));
            return written;
        });
    }

    @Override
    public void recordTrigger(String id, JobId job) {
        change("schedules.recordTrigger", id, row -> row.triggered(job));
    }

    @Override
    public void pause(String id, Optional<String> by, String why, Optional<Instant> until) {
        change("schedules.pause", id, row -> row.paused(Optional.of(new PauseDetails(clockNow(), by, why, until))));
    }

    @Override
    public void resume(String id) {
        change("schedules.resume", id, row -> row.paused(Optional.empty()));
    }

    @Override
    public void remove(String id) {
        run("schedules.remove", () -> {
            database.recurring.lock(id).ifPresent(row -> database.recurring.delete(id));
            return id;
        });
    }

    @Override
    public boolean isDeclared(String id) {
        return run(
                "schedules.isDeclared",
                () -> database.living()
                        .anyMatch(node -> node.description().schedules().contains(id)));
    }

    @Override
    public Map<String, Optional<RecurringDefinition>> decidedBy(NodeId node) {
        return run("schedules.decidedBy", () -> {
            Set<String> decided = new HashSet<>();
            database.living()
                    .sorted(Comparator.comparing(NodeRow::startedAt)
                            .thenComparing(row -> row.id().value()))
                    .forEach(row -> {
                        Set<String> declared = row.description().schedules();
                        if (row.id().equals(node)) {
                            decided.addAll(declared);
                        } else {
                            decided.removeAll(declared);
                        }
                    });
            Map<String, Optional<RecurringDefinition>> stored = new HashMap<>();
            decided.forEach(id -> stored.put(id, database.recurring.find(id).map(RecurringRow::definition)));
            return stored;
        });
    }

    private void change(String verb, String id, UnaryOperator<RecurringRow> change) {
        run(verb, () -> {
            database.recurring.lock(id).ifPresent(row -> database.recurring.update(id, change.apply(row)));
            return id;
        });
    }
}
