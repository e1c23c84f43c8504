package dev.erga.engine.enqueue;

import dev.erga.engine.message.EditMessages;
import dev.erga.engine.message.LimitMessages;
import dev.erga.engine.message.Messages;
import dev.erga.engine.message.RecurringMessages;
import dev.erga.engine.message.UniqueMessages;
import dev.erga.engine.recurring.FireDecision;
import dev.erga.engine.recurring.FirePlan;
import dev.erga.engine.recurring.Timetable;
import dev.erga.engine.recurring.WantedTimes;
import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.RecurringJob;
import dev.erga.jobs.RecurringSchedule;
import dev.erga.jobs.event.RecurringSkipped;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringDefinition.Origin;
import dev.erga.jobs.spi.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One recurring job in the store. */
final class StoredRecurring implements RecurringJob {

    private static final String ID = "[A-Za-z0-9._-]{1,100}";
    private static final int LONGEST_REASON = 500;

    private final StoringScheduler scheduler;
    private final Schedules schedules;
    private final String id;

    /** One of that id, which need not be valid. */
    StoredRecurring(StoringScheduler scheduler, String id) {
        this.scheduler = scheduler;
        this.schedules = scheduler.parts().store().schedules();
        this.id = id;
    }

    static StoredRecurring named(StoringScheduler scheduler, String id) {
        if (!id.matches(ID)) {
            throw new JobsException(RecurringMessages.badId(id));
        }
        return new StoredRecurring(scheduler, id);
    }

    @Override
    public RecurringSchedule cron(String expression) {
        return NewRecurring.of(scheduler, id, Optional.of(CronSchedule.parse(expression)), Optional.empty());
    }

    @Override
    public RecurringSchedule every(Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0
                || !interval.truncatedTo(ChronoUnit.MICROS).equals(interval)) {
            throw new JobsException(RecurringMessages.badInterval(id, interval));
        }
        return NewRecurring.of(scheduler, id, Optional.empty(), Optional.of(interval));
    }

    /**
     * Has it fire at other times, if it fires as was seen. A fire that is due by now and has not begun is not lost.
     *
     * @return how it fires from now on; nothing if it did so before
     */
    Optional<RecurringTimes> edit(RecurringTimes seen, RecurringTimes wanted) {
        return scheduler.stored("the times of recurring job \"" + id + "\"", () -> {
            LockedSchedule schedule = locked();
            RecurringDefinition before = schedule.definition();
            if (before.origin() != Origin.DYNAMIC) {
                throw new JobsException(EditMessages.declaredTimes(id));
            }
            if (!WantedTimes.of(before).equals(seen)) {
                throw new JobsException(EditMessages.timesChanged(id));
            }
            RecurringDefinition after = WantedTimes.read(id, wanted).in(before);
            if (after.equals(before)) {
                return Optional.empty();
            }
            settle(schedule);
            boolean due = schedule.isDue() && schedule.pause().isEmpty();
            schedules.put(
                    after,
                    now -> due ? schedule.nextFire() : Timetable.of(after, now).next(now));
            scheduler.afterCommit(scheduler.parts().neighbours()::scheduled);
            return Optional.of(WantedTimes.of(after));
        });
    }

    @Override
    public void pause(String why) {
        pause(why, Optional.empty());
    }

    @Override
    public void pauseUntil(Instant until, String why) {
        pause(why, Optional.of(until));
    }

    private void pause(String why, Optional<Instant> until) {
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            throw new JobsException(RecurringMessages.badReason(id, LONGEST_REASON));
        }
        scheduler.stored("the pause of recurring job \"" + id + "\"", () -> {
            LockedSchedule schedule = locked();
            until.filter(end -> !end.isAfter(schedule.now())).ifPresent(past -> {
                throw new JobsException(RecurringMessages.pauseOver(id, past, schedule.now()));
            });
            settle(schedule);
            schedules.pause(id, scheduler.caller(), why, until);
            return id;
        });
    }

    @Override
    public boolean resume() {
        return scheduler.stored("the end of the pause of recurring job \"" + id + "\"", () -> {
            LockedSchedule schedule = locked();
            if (schedule.pause()
                    .filter(pause -> pause.isInForceAt(schedule.now()))
                    .isEmpty()) {
                return false;
            }
            settle(schedule);
            schedules.resume(id);
            scheduler.afterCommit(scheduler.parts().neighbours()::scheduled);
            return true;
        });
    }

    /** Writes down what an earlier pause has let pass and nobody has written yet. */
    private void settle(LockedSchedule schedule) {
        if (schedule.pause().isEmpty()) {
            return;
        }
        FirePlan plan = FireDecision.whilePaused(schedule);
        if (plan.fires().isEmpty()) {
            return;
        }
        List<Fire> skipped = plan.fires().stream()
                .map(planned -> new Fire(id, planned.time(), planned.outcome(), planned.reason(), Optional.empty()))
                .toList();
        List<Fire> written = schedules.recordFires(id, skipped, plan.nextFire());
        scheduler.afterCommit(() -> written.forEach(fire -> scheduler
                .parts()
                .events()
                .publish(new RecurringSkipped(id, fire.fireTime(), fire.reason().orElse("")))));
    }

    @Override
    public JobId triggerNow() {
        scheduler.refuseKey(key -> UniqueMessages.keyOfSchedule(id, key));
        return scheduler.stored("a run of recurring job \"" + id + "\"", () -> {
            RecurringDefinition definition =
                    schedules.find(id).orElseThrow(() -> new JobsException(Messages.noSuchSchedule(id)));
            scheduler.options().queue().ifPresent(scheduler::requireKnown);
            refuseLimit(id, scheduler.options());
            NewJob job = run(definition)
                    .with(scheduler.options())
                    .outOfTurn(scheduler.parts().ids().next(), scheduler.caller());
            if (definition.rules().overlap() != Overlap.ALLOW) {
                // Locked until the commit, so that no fire overlooks this run.
                locked();
                schedules.recordTrigger(id, job.id());
            }
            scheduler.storeNow(job);
            return job.id();
        });
    }

    static void refuseLimit(String id, JobOptions options) {
        if (options.limit().isPresent()) {
            throw new JobsException(LimitMessages.notForSchedules(id));
        }
    }

    private RecurringRun run(RecurringDefinition definition) {
        return scheduler
                .parts()
                .methods()
                .named(definition.jobName())
                .map(method -> new RecurringRun(definition, method.declaration()))
                .orElseThrow(() -> new JobsException(Messages.scheduleOfAnother(id, definition.jobName())));
    }

    @Override
    public boolean remove() {
        return scheduler.stored("the removal of recurring job \"" + id + "\"", () -> {
            Optional<LockedSchedule> schedule = schedules.lock(id);
            if (schedule.isEmpty()) {
                return false;
            }
            if (schedule.get().definition().origin() == Origin.DECLARED && schedules.isDeclared(id)) {
                throw new JobsException(RecurringMessages.cannotRemoveDeclared(id));
            }
            schedules.remove(id);
            return true;
        });
    }

    private LockedSchedule locked() {
        return schedules.lock(id).orElseThrow(() -> new JobsException(Messages.noSuchSchedule(id)));
    }
}
