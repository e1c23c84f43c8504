package dev.erga.engine.recurring;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.ClockNote.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Says what the setting of clocks does to the fires of an expression, as {@link CronSchedule} lays it down.
 *
 * @param cron the expression
 * @param zone where its local times are
 */
record SetClocks(CronSchedule cron, ZoneRules zone) {

    /** About a fire; the one before it, or any instant between the two, tells since when clocks may have been set. */
    Optional<ClockNote> note(Instant before, Instant fire) {
        LocalDateTime local = LocalDateTime.ofInstant(fire, zone.getOffset(fire));
        ZoneOffsetTransition overlap = zone.getTransition(local);
        if (overlap != null) {
            return Optional.of(note(cron.isInterval() ? Kind.BOTH : Kind.ONCE_OF_TWO, local, overlap));
        }
        ZoneOffsetTransition latest = zone.previousTransition(fire.plusNanos(1));
        if (latest == null || !latest.getInstant().isAfter(before)) {
            return Optional.empty();
        }
        return skipped(latest)
                .filter(meant -> cron.isInterval() || latest.getInstant().equals(fire))
                .map(meant -> note(cron.isInterval() ? Kind.LEFT_OUT : Kind.POSTPONED, meant, latest))
                .or(() -> shifted(before, fire, latest, local));
    }

    /** The first local time in a gap that the expression means: on a clock that is never set, it has its own. */
    private Optional<LocalDateTime> skipped(ZoneOffsetTransition change) {
        if (!change.isGap()) {
            return Optional.empty();
        }
        Instant gap = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
        return cron.next(gap.minusSeconds(1), ZoneOffset.UTC)
                .map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC))
                .filter(time -> time.isBefore(change.getDateTimeAfter()));
    }

    /** Not what fires more often than clocks are set by: in other zones it goes on as before. */
    private Optional<ClockNote> shifted(
            Instant before, Instant fire, ZoneOffsetTransition change, LocalDateTime local) {
        boolean elsewhere = !zone.getOffset(before).equals(zone.getOffset(fire));
        boolean rare =
                Duration.between(before, fire).compareTo(change.getDuration().abs()) > 0;
        return elsewhere && rare ? Optional.of(note(Kind.SHIFTED, local, change)) : Optional.empty();
    }

    private static ClockNote note(Kind kind, LocalDateTime meant, ZoneOffsetTransition change) {
        return new ClockNote(kind, meant, change.getDateTimeBefore(), change.getDateTimeAfter());
    }
}
