package dev.erga.engine.recurring;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.LockedSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a stored schedule does that is due. Pure. */
public final class FireDecision {

    private FireDecision() {}

    /**
     * The plan. What falls into a pause is skipped. Of the rest, while an earlier run is not over, all due fires are skipped
     * with {@link Overlap#SKIP}, and with {@link Overlap#QUEUE} the plan leaves them due. Otherwise the misfire rule decides,
     * and with either of these two only the first run of the plan fires, since for the others it is that earlier run.
     */
    public static FirePlan about(LockedSchedule schedule) {
        Instant nextFire = schedule.nextFire().orElseThrow();
        Timetable timetable = Timetable.of(schedule.definition(), nextFire);
        return schedule.pause()
                .map(pause -> paused(timetable, nextFire, schedule.now(), pause)
                        .then(next -> unpaused(timetable, next, schedule)))
                .orElseGet(() -> unpaused(timetable, nextFire, schedule));
    }

    /**
     * What its pause leaves behind: every time up to now, or up to the end of the pause if that has come, is skipped. Needs a
     * schedule that is paused.
     */
    public static FirePlan whilePaused(LockedSchedule schedule) {
        PauseDetails pause = schedule.pause().orElseThrow();
        return schedule.nextFire()
                .map(next -> paused(Timetable.of(schedule.definition(), next), next, schedule.now(), pause))
                .orElseGet(() -> new FirePlan(List.of(), Optional.empty()));
    }

    private static FirePlan paused(Timetable timetable, Instant nextFire, Instant now, PauseDetails pause) {
        Instant end = pause.until().filter(until -> !until.isAfter(now)).orElseGet(() -> now.plusNanos(1));
        return skipAll(timetable, nextFire, end, Reasons.paused(pause));
    }

    private static FirePlan unpaused(Timetable timetable, Instant nextFire, LockedSchedule schedule) {
        Instant now = schedule.now();
        Overlap overlap = schedule.definition().rules().overlap();
        Optional<JobId> unfinished = schedule.unfinished();
        if (unfinished.isPresent() && overlap == Overlap.QUEUE) {
            return new FirePlan(List.of(), Optional.of(nextFire));
        }
        if (unfinished.isPresent() && overlap == Overlap.SKIP) {
            return skipAll(timetable, nextFire, now.plusNanos(1), Reasons.overlaps(unfinished.get()));
        }
        FirePlan plan = FirePlan.decide(timetable, nextFire, now, MisfirePolicy.of(schedule.definition()));
        return switch (overlap) {
            case ALLOW -> plan;
            case SKIP -> plan.skippingAllButTheFirstRun();
            case QUEUE -> plan.upToTheFirstRun();
        };
    }

    private static FirePlan skipAll(Timetable timetable, Instant nextFire, Instant end, String reason) {
        if (!nextFire.isBefore(end)) {
            return new FirePlan(List.of(), Optional.of(nextFire));
        }
        Missed missed = Missed.between(timetable, nextFire, end);
        return new FirePlan(missed.rows(Fire.Outcome.SKIPPED, time -> reason), timetable.next(end.minusNanos(1)));
    }
}
