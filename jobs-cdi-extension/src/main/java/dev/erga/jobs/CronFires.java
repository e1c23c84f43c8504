package dev.erga.jobs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Places a rule on the time line of a zone, where clocks are set forward and back.
 *
 * <p>The rule for fixed times and for intervals is that of Vixie cron ({@code cron(8)}, "Daylight Saving Time and other
 * time changes"), with Cronos' definition of an interval.
 */
final class CronFires {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final CronRule rule;
    private final ZoneRules zone;

    CronFires(CronRule rule, ZoneRules zone) {
        this.rule = rule;
        this.zone = zone;
    }

    /** The first fire later than an instant. */
    Optional<Instant> after(Instant instant) {
        if (instant.isAfter(LAST)) {
            return Optional.empty();
        }
        Instant over = instant.isBefore(FIRST) ? FIRST : instant.truncatedTo(ChronoUnit.SECONDS);
        return rule.interval() ? interval(over.plusSeconds(1)) : fixed(over);
    }

    /**
     * Each local time is one instant: itself, the end of the gap it falls into, or its first pass in an overlap. Later
     * local times never give earlier instants, so the search begins at the local second after the one that is over, which
     * may be the first of a gap. Only in the second pass of an overlap it meets local times whose instant is over.
     */
    private Optional<Instant> fixed(Instant over) {
        Optional<LocalDateTime> local = rule.from(local(over).plusSeconds(1));
        if (local.isEmpty()) {
            return Optional.empty();
        }
        Instant found = instant(local.get());
        if (found.isAfter(over)) {
            return Optional.of(found);
        }
        LocalDateTime overlapEnd = zone.getTransition(local.get()).getDateTimeBefore();
        return rule.from(overlapEnd).map(this::instant);
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getTransition(local);
        if (transition == null) {
            return local.toInstant(zone.getOffset(local));
        }
        return transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetBefore());
    }

    /** Each instant whose local time matches; the search goes from one setting of the clock to the next. */
    private Optional<Instant> interval(Instant earliest) {
        Instant start = earliest;
        while (!start.isAfter(LAST)) {
            ZoneOffset offset = zone.getOffset(start);
            Optional<Instant> found = rule.from(local(start)).map(local -> local.toInstant(offset));
            ZoneOffsetTransition transition = zone.nextTransition(start);
            if (found.isEmpty() || transition == null || found.get().isBefore(transition.getInstant())) {
                return found;
            }
            start = transition.getInstant();
        }
        return Optional.empty();
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone.getOffset(instant));
    }
}
