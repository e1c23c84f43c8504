package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.Instant;

/**
 * One fire to come.
 *
 * @param day the day by the clock of the schedule's zone
 * @param there the time of day by that clock
 * @param time the day and time in UTC
 * @param when how far away that is
 * @param skipped why it will be skipped; empty if it will not, as far as is known
 * @param clock what the setting of clocks does to it; empty for nothing
 */
public record ComingRow(String day, String there, Moment time, String when, String skipped, String clock) {

    static ComingRow of(UpcomingFire fire, RecurringDetails schedule, Moments moments, Texts texts) {
        Instant now = moments.seenFrom();
        ZoneClock clock = ZoneClock.of(schedule.zone(), texts);
        Moment moment = moments.of(fire.time());
        boolean paused =
                schedule.pause().filter(pause -> pause.isInForceAt(fire.time())).isPresent();
        return new ComingRow(
                clock.day(fire.time(), now),
                clock.time(fire.time()),
                moment.inWords(ZoneClock.utc(texts).full(fire.time(), now)),
                moment.words(),
                paused ? texts.get("recurring.coming.paused") : "",
                fire.note().map(new ClockSentence(moments, texts)::of).orElse(""));
    }
}
