package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.monitor.RecurringDetails;

/**
 * Whether a schedule fires.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param word what it is called
 * @param note why it does not fire, and what makes it go on; empty if it fires
 */
public record Standing(String icon, String tone, String word, String note) {

    static Standing of(RecurringDetails schedule, Moments moments, Texts texts) {
        if (schedule.pause().isPresent()) {
            return new Standing(
                    "erga-paused",
                    "erga-warn",
                    texts.get("recurring.paused"),
                    paused(schedule.pause().get(), ZoneClock.of(schedule.zone(), texts), moments, texts));
        }
        if (schedule.retired()) {
            return new Standing(
                    "erga-node", "erga-warn", texts.get("recurring.retired"), texts.get("recurring.retired.note"));
        }
        return schedule.nextFire().isEmpty()
                ? new Standing(
                        "erga-deleted", "erga-dim", texts.get("recurring.over"), texts.get("recurring.over.note"))
                : new Standing("erga-scheduled", "erga-plan", texts.get("recurring.active"), "");
    }

    private static String paused(PauseDetails pause, ZoneClock clock, Moments moments, Texts texts) {
        String since = moments.of(pause.since()).words();
        String who = pause.by()
                .map(by -> texts.get("recurring.paused.by", by, since, pause.why()))
                .orElseGet(() -> texts.get("recurring.paused.byNobody", since, pause.why()));
        String until = pause.until()
                .map(end -> texts.get("recurring.paused.until", clock.full(end, moments.seenFrom())))
                .orElseGet(() -> texts.get("recurring.paused.forGood"));
        return who + " " + until;
    }
}
