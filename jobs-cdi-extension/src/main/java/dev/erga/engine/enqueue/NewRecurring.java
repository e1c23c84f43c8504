package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.engine.message.RecurringMessages;
import dev.erga.engine.message.UniqueMessages;
import dev.erga.engine.recurring.Timetable;
import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.RecurringSchedule;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import dev.erga.jobs.spi.Schedules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schedule that code is about to make or to change. */
record NewRecurring(
        StoringScheduler scheduler,
        String id,
        Optional<CronSchedule> cron,
        Optional<Duration> every,
        ZoneId zoneId,
        RecurringRules rules)
        implements RecurringSchedule {

    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_GRACE = Duration.ofDays(366);

    static NewRecurring of(
            StoringScheduler scheduler, String id, Optional<CronSchedule> cron, Optional<Duration> every) {
        return new NewRecurring(scheduler, id, cron, every, ZoneOffset.UTC, RecurringRules.defaults());
    }

    @Override
    public RecurringSchedule zone(String zone) {
        try {
            return new NewRecurring(scheduler, id, cron, every, ZoneId.of(zone), rules);
        } catch (DateTimeException unknown) {
            throw new JobsException(RecurringMessages.unknownZone(id, zone), unknown);
        }
    }

    @Override
    public RecurringSchedule misfire(Misfire rule) {
        return with(rules.misfire(rule));
    }

    @Override
    public RecurringSchedule grace(Duration longest) {
        if (longest.compareTo(SHORTEST_GRACE) < 0 || longest.compareTo(LONGEST_GRACE) > 0) {
            throw new JobsException(RecurringMessages.badGrace(id, longest, SHORTEST_GRACE, LONGEST_GRACE));
        }
        return with(rules.grace(longest));
    }

    @Override
    public RecurringSchedule catchUp(int most) {
        if (most < 1 || most > RecurringRules.MOST_CATCH_UP) {
            throw new JobsException(RecurringMessages.badCatchUp(id, RecurringRules.MOST_CATCH_UP, most));
        }
        return with(rules.catchUp(most));
    }

    @Override
    public RecurringSchedule overlap(Overlap rule) {
        return with(rules.overlap(rule));
    }

    @Override
    public void put(JobMethod method, @Nullable Object... arguments) {
        RegisteredMethod meant = scheduler.meant(method);
        JobOptions options = scheduler.options();
        scheduler.refuseKey(key -> UniqueMessages.keyOfSchedule(id, key));
        options.queue().ifPresent(scheduler::requireKnown);
        StoredRecurring.refuseLimit(id, options);
        RecurringCall call = new RecurringCall(
                meant.name(),
                argumentsOf(meant, arguments),
                options.queue(),
                options.priority(),
                options.attempts(),
                options.labels(),
                options.tenant());
        store(new RecurringDefinition(
                id,
                RecurringDefinition.Origin.DYNAMIC,
                call,
                cron.map(CronSchedule::expression),
                every,
                zoneId,
                rules));
    }

    private void store(RecurringDefinition definition) {
        if (scheduler.parts().declaredSchedules().contains(id)) {
            throw new JobsException(RecurringMessages.declared(id));
        }
        scheduler.stored("recurring job \"" + id + "\"", () -> {
            Schedules schedules = scheduler.parts().store().schedules();
            if (!schedules.put(
                    definition, after -> Timetable.of(definition, after).next(after))) {
                throw new JobsException(RecurringMessages.declared(id));
            }
            scheduler.afterCommit(scheduler.parts().neighbours()::scheduled);
            return definition;
        });
    }

    private RecurringSchedule with(RecurringRules other) {
        return new NewRecurring(scheduler, id, cron, every, zoneId, other);
    }

    /** They stay in the schedule's row, and each job would need its own seal. */
    private String argumentsOf(RegisteredMethod meant, @Nullable Object... arguments) {
        if (meant.isSensitive()) {
            throw new JobsException(Messages.sensitiveSchedule(meant.name()));
        }
        return scheduler.parts().codec().write(meant, arguments);
    }
}
