package dev.erga.jobs.monitor;

import java.time.LocalDateTime;

/**
 * What the setting of clocks does to a fire. All times are those of the schedule's zone.
 *
 * @param kind what it does
 * @param meant the local time that the expression means: with {@link Kind#LEFT_OUT}, the first one that does not fire
 * @param set when clocks are set, by the clock as it was
 * @param to what they are set to
 */
public record ClockNote(Kind kind, LocalDateTime meant, LocalDateTime set, LocalDateTime to) {

    /** What the setting of clocks can do. */
    public enum Kind {
        /** The local time is skipped; it fires when the clock goes on. */
        POSTPONED,
        /** Since the fire before, local times are skipped, and do not fire. */
        LEFT_OUT,
        /** The local time comes twice; it fires when it comes first. */
        ONCE_OF_TWO,
        /** The local time comes twice, and each fires. */
        BOTH,
        /** Clocks are set between the fire before and this one, so that it is at another time of day in other zones. */
        SHIFTED
    }
}
