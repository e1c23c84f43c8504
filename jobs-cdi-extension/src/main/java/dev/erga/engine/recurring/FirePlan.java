package dev.erga.engine.recurring;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one transaction shall write about a schedule that is due: the rows of the ledger, the earliest first, and the next
 * fire. It covers every nominal time from the next fire on that it leaves behind, so that none is missed silently.
 *
 * <p>A plan is bounded, however long nobody ran. Of missed times the latest {@value #MOST_ROWS} have a row each; if there
 * were more, the earlier ones share one row at the first of them, whose reason says up to when and how many. And at most
 * {@value #MOST_ROWS} fire at once; if the grace allows more, the next fire lies in the past and the schedule is due
 * again at once.
 *
 * @param fires the rows
 * @param nextFire what the schedule waits for then; empty if it never fires again
 */
public record FirePlan(List<PlannedFire> fires, Optional<Instant> nextFire) {

    static final int MOST_ROWS = 1000;

    public FirePlan {
        fires = List.copyOf(fires);
    }

    /**
     * Decides about a schedule. Pure.
     *
     * <p>{@link Misfire#COALESCE}: if the earliest due fire is at most 5 seconds late, each one runs. Otherwise the latest
     * one runs and the others are coalesced into it. {@link Misfire#SKIP}: a fire later than the grace is skipped, any
     * other runs.
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
        return policy.misfire() == Misfire.COALESCE
                ? coalesce(timetable, nextFire, now)
                : skip(timetable, nextFire, now, policy.grace());
    }

    private static FirePlan coalesce(Timetable timetable, Instant nextFire, Instant now) {
        Instant latest = Missed.latest(timetable, nextFire, now.plusNanos(1));
        Missed missed = Missed.between(timetable, nextFire, latest);
        List<PlannedFire> fires = missed.rows(Fire.Outcome.COALESCED, time -> Reasons.coalesced(latest));
        fires.add(fired(latest, Optional.of(Reasons.late(Duration.between(latest, now), missed.count()))));
        return new FirePlan(fires, timetable.next(latest));
    }

    private static FirePlan skip(Timetable timetable, Instant nextFire, Instant now, Duration grace) {
        Instant inTime = now.minus(grace);
        Missed missed = Missed.between(timetable, nextFire, inTime);
        List<PlannedFire> fires =
                missed.rows(Fire.Outcome.SKIPPED, time -> Reasons.skipped(Duration.between(time, now), grace));
        return run(timetable, timetable.next(inTime.minusNanos(1)), now, fires);
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
}
