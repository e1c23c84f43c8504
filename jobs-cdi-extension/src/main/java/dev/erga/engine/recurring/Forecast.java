package dev.erga.engine.recurring;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fires that a schedule is to have, each with what the setting of clocks does to it. Pure. */
public final class Forecast {

    /** So many fires are looked through for one that is touched by clocks being set. */
    private static final int AHEAD = 10;

    private final Timetable timetable;
    private final Optional<SetClocks> clocks;
    private final Instant nextFire;

    private Forecast(Timetable timetable, Optional<SetClocks> clocks, Instant nextFire) {
        this.timetable = timetable;
        this.clocks = clocks;
        this.nextFire = nextFire;
    }

    /** The nominal times that are later than an instant and not in the ledger; none of a schedule that cannot be read. */
    public static List<UpcomingFire> of(RecurringDetails schedule, Instant after, int most) {
        return read(schedule).map(forecast -> forecast.fires(after, most)).orElse(List.of());
    }

    /** The same if the schedule had other times from that instant on. */
    public static List<UpcomingFire> of(RecurringDetails schedule, WantedTimes wanted, Instant after, int most) {
        if (wanted.isThatOf(schedule)) {
            return of(schedule, after, most);
        }
        Timetable timetable = wanted.timetable(after);
        Optional<SetClocks> clocks =
                wanted.cron().map(cron -> new SetClocks(cron, wanted.zone().getRules()));
        return timetable.next(after).stream()
                .flatMap(next -> new Forecast(timetable, clocks, next).fires(after, most).stream())
                .toList();
    }

    /** The first of the next {@value #AHEAD} fires that is touched by clocks being set. */
    public static Optional<UpcomingFire> clocksSet(RecurringDetails schedule) {
        return read(schedule).stream()
                .flatMap(forecast ->
                        forecast
                                .fires(
                                        schedule.lastFire()
                                                .map(FireDetails::fireTime)
                                                .orElse(Instant.MIN),
                                        AHEAD)
                                .stream())
                .filter(fire -> fire.note().isPresent())
                .findFirst();
    }

    private static Optional<Forecast> read(RecurringDetails schedule) {
        try {
            return schedule.nextFire()
                    .map(next -> schedule.every()
                            .map(period ->
                                    new Forecast(Timetable.every(Duration.parse(period), next), Optional.empty(), next))
                            .orElseGet(() -> cron(schedule, next)));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Forecast cron(RecurringDetails schedule, Instant next) {
        CronSchedule cron = CronSchedule.parse(schedule.cron().orElse(""));
        ZoneId zone = ZoneId.of(schedule.zone());
        return new Forecast(Timetable.cron(cron, zone), Optional.of(new SetClocks(cron, zone.getRules())), next);
    }

    private List<UpcomingFire> fires(Instant after, int most) {
        List<UpcomingFire> fires = new ArrayList<>();
        boolean begun = !after.isBefore(nextFire);
        Optional<Instant> time = begun ? timetable.next(after) : Optional.of(nextFire);
        // Nobody knows of a fire before: then only what happens at the very time counts.
        Instant before = after.equals(Instant.MIN) ? nextFire.minusSeconds(1) : after;
        while (time.isPresent() && fires.size() < most) {
            Instant fire = time.get();
            fires.add(new UpcomingFire(fire, note(before, fire)));
            before = fire;
            time = timetable.next(fire);
        }
        return fires;
    }

    private Optional<ClockNote> note(Instant before, Instant fire) {
        return clocks.flatMap(set -> set.note(before, fire));
    }
}
