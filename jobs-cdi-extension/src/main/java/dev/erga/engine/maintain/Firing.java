package dev.erga.engine.maintain;

import dev.erga.engine.enqueue.RecurringRun;
import dev.erga.engine.message.Messages;
import dev.erga.engine.recurring.FireDecision;
import dev.erga.engine.recurring.FirePlan;
import dev.erga.engine.recurring.PlannedFire;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.RecurringFired;
import dev.erga.jobs.event.RecurringSkipped;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Schedules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fires the schedules that this deployment declares, and the dynamic ones of the job methods that it has. Each is locked,
 * its jobs and ledger rows are written and its next fire is set in one transaction; the ledger's primary key lets no fire
 * happen twice, on whatever nodes. A schedule that cannot be fired does not keep the others from it.
 */
final class Firing {

    private final MaintenanceParts parts;
    private final Schedules schedules;
    private final Declaring declaring;

    Firing(MaintenanceParts parts, Declaring declaring) {
        this.parts = parts;
        this.schedules = parts.store().schedules();
        this.declaring = declaring;
    }

    /** What this node fires. */
    Fireable fireable() {
        return Fireable.of(declaring.declared(), parts.methods().names());
    }

    /** Until none is due, or other nodes are firing those that are, or all that are wait for earlier runs. */
    void run() {
        Fireable left = fireable();
        Optional<Handled> handled;
        do {
            handled = fireOne(left);
            if (handled.isPresent() && handled.get().isEnough()) {
                left = left.without(handled.get().id());
            }
        } while (handled.isPresent());
    }

    /**
     * A schedule that was looked at.
     *
     * @param isEnough whether looking at it again in this round is of no use
     */
    private record Handled(String id, boolean isEnough) {}

    /** Nothing if none is due. */
    private Optional<Handled> fireOne(Fireable candidates) {
        AtomicReference<@Nullable String> current = new AtomicReference<>();
        try {
            return fireOne(candidates, current);
        } catch (Exception failed) {
            String id = current.get();
            parts.log().trouble(() -> Messages.notFired(String.valueOf(id)).toString(), failed);
            return Optional.ofNullable(id).map(known -> new Handled(known, true));
        }
    }

    private Optional<Handled> fireOne(Fireable candidates, AtomicReference<@Nullable String> current) throws Exception {
        List<JobEvent> events = new ArrayList<>();
        Set<String> queues = new HashSet<>();
        Optional<Handled> handled = parts.calls().inNew(() -> {
            events.clear();
            queues.clear();
            Optional<LockedSchedule> due =
                    schedules.lockDue(candidates, 1).stream().findFirst();
            due.ifPresent(schedule -> current.set(schedule.definition().id()));
            return due.map(schedule -> fire(schedule, events, queues));
        });
        queues.forEach(parts.wakeQueue());
        events.forEach(parts.events()::publish);
        return handled;
    }

    private Handled fire(LockedSchedule schedule, List<JobEvent> events, Set<String> queues) {
        RecurringDefinition definition = schedule.definition();
        RecurringRun run = run(definition);
        FirePlan plan = FireDecision.about(schedule);
        List<NewJob> jobs = new ArrayList<>();
        for (Fire fire : written(definition.id(), plan)) {
            fire.job().ifPresent(id -> jobs.add(run.firedFor(fire.fireTime(), id)));
            events.add(event(fire));
        }
        parts.store().enqueue(jobs);
        jobs.forEach(job -> queues.add(job.queue()));
        if (schedule.pause().filter(pause -> !pause.isInForceAt(schedule.now())).isPresent()) {
            schedules.resume(definition.id());
        }
        boolean waits = definition.rules().overlap() == Overlap.QUEUE;
        return new Handled(definition.id(), waits || plan.fires().isEmpty());
    }

    private RecurringRun run(RecurringDefinition definition) {
        return parts.methods()
                .named(definition.jobName())
                .map(method -> new RecurringRun(definition, method.declaration()))
                .orElseThrow(() -> new IllegalStateException(
                        "its stored declaration runs " + definition.jobName() + ", which is not declared here"));
    }

    private List<Fire> written(String id, FirePlan plan) {
        return plan.fires().isEmpty()
                ? List.of()
                : schedules.recordFires(
                        id,
                        plan.fires().stream().map(planned -> fire(id, planned)).toList(),
                        plan.nextFire());
    }

    private Fire fire(String id, PlannedFire planned) {
        Optional<JobId> job = planned.outcome() == Fire.Outcome.FIRED
                ? Optional.of(parts.ids().next())
                : Optional.empty();
        return new Fire(id, planned.time(), planned.outcome(), planned.reason(), job);
    }

    private static JobEvent event(Fire fire) {
        return fire.job()
                .<JobEvent>map(job -> new RecurringFired(fire.recurringId(), fire.fireTime(), job))
                .orElseGet(() -> new RecurringSkipped(
                        fire.recurringId(), fire.fireTime(), fire.reason().orElse("")));
    }
}
