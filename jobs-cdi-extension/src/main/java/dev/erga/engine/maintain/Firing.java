package dev.erga.engine.maintain;

import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.message.Messages;
import dev.erga.engine.recurring.FirePlan;
import dev.erga.engine.recurring.MisfirePolicy;
import dev.erga.engine.recurring.PlannedFire;
import dev.erga.engine.recurring.Timetable;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.RecurringFired;
import dev.erga.jobs.event.RecurringSkipped;
import dev.erga.jobs.spi.DueRecurring;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fires the schedules that this deployment declares. Each is locked, its jobs and ledger rows are written and its next
 * fire is set in one transaction; the ledger's primary key lets no fire happen twice, on whatever nodes. A schedule that
 * cannot be fired does not keep the others from it.
 */
final class Firing {

    private final MaintenanceParts parts;
    private final List<RecurringDefinition> undeclared;
    private final Set<String> ids;

    Firing(MaintenanceParts parts) {
        this.parts = parts;
        this.undeclared = new ArrayList<>(parts.recurring());
        this.ids = parts.recurring().stream().map(RecurringDefinition::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Stores the declared schedules, once; what fails is tried again the next time. */
    void declare() {
        for (Iterator<RecurringDefinition> each = undeclared.iterator(); each.hasNext(); ) {
            RecurringDefinition definition = each.next();
            try {
                parts.calls().inNew(() -> {
                    parts.store()
                            .declareRecurring(
                                    definition,
                                    after -> Timetable.of(definition, after).next(after));
                    return definition;
                });
                each.remove();
            } catch (Exception failed) {
                parts.log().trouble(() -> Messages.notFired(definition.id()).toString(), failed);
            }
        }
    }

    /** The schedules of this deployment, stored or not. */
    Set<String> ids() {
        return ids;
    }

    /** Until none is due, or other nodes are firing those that are. */
    void run() {
        Set<String> left = new HashSet<>(ids);
        boolean fired = true;
        while (fired) {
            AtomicReference<@Nullable String> current = new AtomicReference<>();
            try {
                fired = fireOne(left, current);
            } catch (Exception failed) {
                String id = current.get();
                parts.log().trouble(() -> Messages.notFired(String.valueOf(id)).toString(), failed);
                fired = id != null && left.remove(id);
            }
        }
    }

    private boolean fireOne(Set<String> candidates, AtomicReference<@Nullable String> current) throws Exception {
        if (candidates.isEmpty()) {
            return false;
        }
        List<JobEvent> events = new ArrayList<>();
        Set<String> queues = new HashSet<>();
        boolean found = parts.calls().inNew(() -> {
            events.clear();
            List<DueRecurring> due = parts.store().lockDueRecurring(candidates, 1);
            for (DueRecurring each : due) {
                current.set(each.definition().id());
                queues.add(fire(each, events));
            }
            return !due.isEmpty();
        });
        queues.forEach(parts.wakeQueue());
        events.forEach(parts.events()::publish);
        return found;
    }

    private String fire(DueRecurring due, List<JobEvent> events) {
        RecurringDefinition definition = due.definition();
        RegisteredMethod method = parts.methods()
                .named(definition.jobName())
                .orElseThrow(() -> new IllegalStateException(
                        "its stored declaration runs " + definition.jobName() + ", which is not declared here"));
        FirePlan plan = FirePlan.decide(
                Timetable.of(definition, due.nextFire()), due.nextFire(), due.now(), MisfirePolicy.of(definition));
        List<Fire> fires =
                plan.fires().stream().map(planned -> fire(definition, planned)).toList();
        List<Fire> written = parts.store().recordFires(definition.id(), fires, plan.nextFire());
        List<NewJob> jobs = new ArrayList<>();
        for (Fire fire : written) {
            fire.job().ifPresent(id -> jobs.add(job(id, definition, method.declaration(), fire.fireTime())));
            events.add(event(fire));
        }
        parts.store().enqueue(jobs);
        return method.declaration().queue();
    }

    private Fire fire(RecurringDefinition definition, PlannedFire planned) {
        Optional<JobId> job = planned.outcome() == Fire.Outcome.FIRED
                ? Optional.of(parts.ids().next())
                : Optional.empty();
        return new Fire(definition.id(), planned.time(), planned.outcome(), planned.reason(), job);
    }

    private static NewJob job(JobId id, RecurringDefinition definition, JobDeclaration declaration, Instant fireTime) {
        return new NewJob(
                id,
                declaration.name(),
                declaration.queue(),
                declaration.priority(),
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(definition.id()),
                Optional.of(fireTime),
                Optional.empty());
    }

    private static JobEvent event(Fire fire) {
        return fire.job()
                .<JobEvent>map(job -> new RecurringFired(fire.recurringId(), fire.fireTime(), job))
                .orElseGet(() -> new RecurringSkipped(
                        fire.recurringId(), fire.fireTime(), fire.reason().orElse("")));
    }
}
