package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ClockNote;
import java.time.Duration;

/** Says what the setting of clocks does to a fire. */
record ClockSentence(Moments moments, Texts texts) {

    String of(ClockNote note) {
        String meant = ZoneClock.bare(note.meant());
        String set = ZoneClock.bare(note.set());
        String to = ZoneClock.bare(note.to());
        return switch (note.kind()) {
            case POSTPONED -> texts.get("recurring.clock.postponed", meant, set, to);
            case LEFT_OUT -> texts.get("recurring.clock.leftOut", meant, set, to);
            case ONCE_OF_TWO -> texts.get("recurring.clock.once", meant, set, to);
            case BOTH -> texts.get("recurring.clock.both", meant, set, to);
            case SHIFTED -> shifted(note, set, to);
        };
    }

    private String shifted(ClockNote note, String set, String to) {
        Duration by = Duration.between(note.set(), note.to());
        String day = texts.date("weekday").format(note.set());
        String key = by.isNegative() ? "recurring.clock.later" : "recurring.clock.earlier";
        return texts.get(key, moments.rough(by.abs()), set, to, day);
    }
}
