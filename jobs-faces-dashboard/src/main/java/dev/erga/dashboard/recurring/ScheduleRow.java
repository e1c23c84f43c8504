package dev.erga.dashboard.recurring;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.monitor.UpcomingFire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One recurring job in the list.
 *
 * @param id its id
 * @param address its page, below the dashboard's address
 * @param method the job method it runs, and whether code has made it
 * @param expression when it fires, as it is written
 * @param zone its time zone; empty for an interval, which has none
 * @param words when it fires, in words
 * @param standing whether it fires
 * @param next its next fire
 * @param clock what the setting of clocks soon does to it; empty for nothing
 * @param last the job of its latest fire that has made one
 * @param strip its latest fires
 * @param buttons what can be done
 */
public record ScheduleRow(
        String id,
        String address,
        String method,
        String expression,
        String zone,
        String words,
        Standing standing,
        Next next,
        String clock,
        Run last,
        Strip strip,
        List<ActionButton> buttons) {

    /** The line of one, with the page that one returns to after an action. */
    static ScheduleRow of(RecurringLine line, String back, Reader reader) {
        RecurringDetails schedule = line.schedule();
        Moments moments = reader.moments();
        Texts texts = reader.texts();
        return new ScheduleRow(
                schedule.id(),
                address(schedule.id()),
                schedule.origin().equals("DYNAMIC")
                        ? texts.get("recurring.dynamic", schedule.jobName())
                        : schedule.jobName(),
                expression(schedule, texts),
                schedule.cron().isPresent() ? schedule.zone() : "",
                new Rhythm(texts).of(schedule),
                Standing.of(schedule, moments, texts),
                Next.of(schedule, moments, texts),
                line.clocksSet()
                        .map(fire -> clock(fire, schedule.zone(), moments, texts))
                        .orElse(""),
                Run.latest(line.latest(), moments, texts),
                Strip.of(line.latest(), texts),
                buttons(schedule, back, reader.buttons()));
    }

    /** The address of a recurring job's page, below the dashboard's. */
    static String address(String id) {
        return "/recurring-job?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    static String expression(RecurringDetails schedule, Texts texts) {
        return schedule.cron()
                .or(() -> schedule.every().map(every -> texts.get("recurring.every", every)))
                .orElse("");
    }

    /** What can be done to it, and back to a page. */
    static List<ActionButton> buttons(RecurringDetails schedule, String back, Buttons buttons) {
        Action pausing = schedule.pause().isPresent() ? Action.RESUME_RECURRING : Action.PAUSE_RECURRING;
        return Stream.of(Action.TRIGGER_RECURRING, pausing)
                .map(action -> buttons.of(action, schedule.id()).back(back))
                .toList();
    }

    private static String clock(UpcomingFire fire, String zone, Moments moments, Texts texts) {
        ClockNote note = fire.note().orElseThrow();
        String day = ZoneClock.of(zone, texts).day(fire.time(), moments.seenFrom());
        return texts.get("recurring.clock.on", day, new ClockSentence(moments, texts).of(note));
    }
}
