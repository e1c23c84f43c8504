package dev.erga.engine.recurring;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one transaction shall write about a schedule that is due: the rows of the ledger, the earliest first, and the next
 * fire. It covers every nominal time from the next fire on that it leaves behind, so that none is missed silently.
 *
 * <p>A plan is bounded, however long nobody ran. Of missed times the latest {@value #MOST_ROWS} have a row each; if there
 * were more, the earlier ones share one row at the first of them, whose reason says up to when and how many; the same
 * holds for those that were skipped for a pause or an overlap. And at most {@value #MOST_ROWS} fire at once; if the grace
 * allows more, the next fire lies in the past and the schedule is due again at once.
 *
 * @param fires the rows
 * @param nextFire what the schedule waits for then; empty if it never fires again
 */
public record FirePlan(List<PlannedFire> fires, Optional<Instant> nextFire) {

    /** Not less than {@link dev.erga.jobs.spi.RecurringRules#MOST_CATCH_UP}. */
    static final int MOST_ROWS = 1000;

    public FirePlan {
        fires = List.copyOf(fires);
    }

    /**
     * Decides by the misfire rule alone. Pure.
     *
     * <p>{@link Misfire#COALESCE}: if the earliest due fire is at most 5 seconds late, each one runs. Otherwise the latest
     * one runs and the others are coalesced into it. {@link Misfire#SKIP}: a fire later than the grace is skipped, any
     * other runs. {@link Misfire#CATCH_UP}: if the earliest due fire is at most 5 seconds late, each one runs. Otherwise the
     * latest ones run, as many as the policy allows, and the others are skipped.
     *
     * @param nextFire the earliest nominal time that has no row yet
     * @param now the database's clock
     */
    public static FirePlan decide(Timetable timetable, Instant nextFire, Instant now, MisfirePolicy policy) {
        if (nextFire.isAfter(now)) {
            return new FirePlan(List.of(), Optional.of(nextFire));
        }
        boolean inTime = Duration.between(nextFire, now).compareTo(policy.allowed()) <= 0;
        if (inTime) {
            return run(timetable, Optional.of(nextFire), now, new ArrayList<>());
        }
        return switch (policy.misfire()) {
            case COALESCE -> coalesce(timetable, nextFire, now, policy);
            case SKIP -> skip(timetable, nextFire, now, policy.grace());
            case CATCH_UP -> catchUp(timetable, nextFire, now, policy);
        };
    }

    private static FirePlan coalesce(Timetable timetable, Instant nextFire, Instant now, MisfirePolicy policy) {
        Instant latest = Missed.latest(timetable, nextFire, now.plusNanos(1));
        Missed missed = Missed.between(timetable, nextFire, latest);
        List<PlannedFire> fires =
                missed.rows(Fire.Outcome.COALESCED, time -> Reasons.coalesced(latest, policy.cause()));
        Duration late = Duration.between(latest, now);
        fires.add(fired(latest, Optional.of(Reasons.late(late, policy.cause(), missed.count()))));
        return new FirePlan(fires, timetable.next(latest));
    }

    private static FirePlan skip(Timetable timetable, Instant nextFire, Instant now, Duration grace) {
        Instant inTime = now.minus(grace);
        Missed missed = Missed.between(timetable, nextFire, inTime);
        List<PlannedFire> fires =
                missed.rows(Fire.Outcome.SKIPPED, time -> Reasons.skipped(Duration.between(time, now), grace));
        return run(timetable, timetable.next(inTime.minusNanos(1)), now, fires);
    }

    private static FirePlan catchUp(Timetable timetable, Instant nextFire, Instant now, MisfirePolicy policy) {
        Missed missed = Missed.between(timetable, nextFire, now.plusNanos(1));
        int most = policy.catchUp();
        List<PlannedFire> fires =
                missed.rows(Fire.Outcome.SKIPPED, time -> Reasons.tooMany(Duration.between(time, now), most));
        List<PlannedFire> runs = fires.subList(Math.max(fires.size() - most, 0), fires.size());
        runs.replaceAll(missedOne -> caughtUp(missedOne.time(), now, policy));
        return new FirePlan(fires, timetable.next(now));
    }

    private static PlannedFire caughtUp(Instant time, Instant now, MisfirePolicy policy) {
        Duration late = Duration.between(time, now);
        boolean inTime = late.compareTo(policy.allowed()) <= 0;
        return fired(time, inTime ? Optional.empty() : Optional.of(Reasons.late(late, policy.cause(), 0)));
    }

    private static FirePlan run(Timetable timetable, Optional<Instant> first, Instant now, List<PlannedFire> fires) {
        Optional<Instant> next = first;
        int most = fires.size() + MOST_ROWS;
        while (next.isPresent() && !next.get().isAfter(now) && fires.size() < most) {
            fires.add(fired(next.get(), Optional.empty()));
            next = timetable.next(next.get());
        }
        return new FirePlan(fires, next);
    }

    private static PlannedFire fired(Instant time, Optional<String> reason) {
        return new PlannedFire(time, Fire.Outcome.FIRED, reason);
    }

    /** Goes on with what is left to decide. */
    FirePlan then(Function<Instant, FirePlan> rest) {
        if (nextFire.isEmpty()) {
            return this;
        }
        FirePlan later = rest.apply(nextFire.get());
        List<PlannedFire> all = new ArrayList<>(fires);
        all.addAll(later.fires);
        return new FirePlan(all, later.nextFire);
    }

    /** With fires that must not overlap: for all later ones it is the first that is not over. */
    FirePlan skippingAllButTheFirstRun() {
        List<PlannedFire> changed = new ArrayList<>();
        Optional<Instant> run = Optional.empty();
        for (PlannedFire fire : fires) {
            boolean fired = fire.outcome() == Fire.Outcome.FIRED;
            if (fired && run.isPresent()) {
                changed.add(
                        new PlannedFire(fire.time(), Fire.Outcome.SKIPPED, Optional.of(Reasons.overlaps(run.get()))));
            } else {
                changed.add(fire);
                run = fired ? Optional.of(fire.time()) : run;
            }
        }
        return new FirePlan(changed, nextFire);
    }

    /** Runs come last in every plan, so what follows the first of them is due again as soon as it is over. */
    FirePlan upToTheFirstRun() {
        for (int i = 0; i + 1 < fires.size(); i++) {
            if (fires.get(i).outcome() == Fire.Outcome.FIRED) {
                return new FirePlan(
                        fires.subList(0, i + 1), Optional.of(fires.get(i + 1).time()));
            }
        }
        return this;
    }
}
