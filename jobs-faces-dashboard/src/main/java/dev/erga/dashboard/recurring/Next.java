package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.RecurringDetails;
import java.time.Instant;

/**
 * The next fire of a schedule.
 *
 * @param lead what to say before it: also that it will be skipped
 * @param time when, in UTC; empty words if it never fires again
 * @param there the same by the clock of the schedule's zone; empty if that is UTC
 * @param when how far away that is
 */
public record Next(String lead, Moment time, String there, String when) {

    private static final Next NEVER = new Next("", new Moment("", "", "", ""), "", "");

    static Next of(RecurringDetails schedule, Moments moments, Texts texts) {
        return schedule.nextFire()
                .map(fire -> of(fire, schedule, moments, texts))
                .orElse(NEVER);
    }

    private static Next of(Instant fire, RecurringDetails schedule, Moments moments, Texts texts) {
        Instant now = moments.seenFrom();
        Moment moment = moments.of(fire);
        ZoneClock clock = ZoneClock.of(schedule.zone(), texts);
        boolean skipped =
                schedule.pause().filter(pause -> pause.isInForceAt(fire)).isPresent();
        return new Next(
                texts.get(skipped ? "recurring.lead.skipped" : "recurring.lead"),
                moment.inWords(ZoneClock.utc(texts).full(fire, now)),
                clock.isUtc() ? "" : texts.get("recurring.there", clock.full(fire, now), schedule.zone()),
                fire.isBefore(now) ? texts.get("recurring.due", moment.words()) : moment.words());
    }

    /** Whether it fires again at all. */
    public boolean told() {
        return !time.words().isEmpty();
    }
}
