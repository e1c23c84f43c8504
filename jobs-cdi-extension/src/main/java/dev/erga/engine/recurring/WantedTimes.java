package dev.erga.engine.recurring;

import dev.erga.engine.message.RecurringMessages;
import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.InvalidCronException;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When somebody wants a schedule to fire, read as code's own calls are. Exactly one of cron and every is present.
 *
 * @param cron the expression
 * @param every the interval
 * @param zone the zone of the expression
 * @param misfire what happens to missed fires
 */
public record WantedTimes(Optional<CronSchedule> cron, Optional<Duration> every, ZoneId zone, Misfire misfire) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /**
     * What the words mean.
     *
     * @param id whose times they are
     * @throws JobsException ERGA-0209, ERGA-0231 or ERGA-0239 if it is no expression and no interval, ERGA-0232 if there is no such
     *     zone
     */
    public static WantedTimes read(String id, RecurringTimes wanted) {
        String text = wanted.expression().strip();
        // No cron expression begins with a letter of a duration.
        boolean interval = text.matches("(?i)[+-]?P.*");
        return new WantedTimes(
                interval ? Optional.empty() : Optional.of(cron(text)),
                interval ? Optional.of(interval(id, text)) : Optional.empty(),
                zone(id, wanted.zone().strip()),
                wanted.misfire());
    }

    private static CronSchedule cron(String text) {
        try {
            return CronSchedule.parse(text);
        } catch (InvalidCronException refused) {
            throw new JobsException(refused.problem(), refused);
        }
    }

    private static Duration interval(String id, String text) {
        Duration interval;
        try {
            interval = Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw new JobsException(RecurringMessages.unreadableInterval(id, text, LONGEST.toDays()), unreadable);
        }
        if (interval.compareTo(LONGEST) > 0) {
            throw new JobsException(RecurringMessages.unreadableInterval(id, text, LONGEST.toDays()));
        }
        if (interval.compareTo(SHORTEST) < 0
                || !interval.truncatedTo(ChronoUnit.MICROS).equals(interval)) {
            throw new JobsException(RecurringMessages.badInterval(id, interval));
        }
        return interval;
    }

    private static ZoneId zone(String id, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new JobsException(RecurringMessages.unknownZone(id, text), unknown);
        }
    }

    /** Those of a stored schedule, as people write them. */
    public static RecurringTimes of(RecurringDefinition stored) {
        return new RecurringTimes(
                stored.cron().or(() -> stored.every().map(Duration::toString)).orElseThrow(),
                stored.zone().getId(),
                stored.rules().misfire());
    }

    /** The schedule with these times, all else as it is. */
    public RecurringDefinition in(RecurringDefinition stored) {
        return new RecurringDefinition(
                stored.id(),
                stored.origin(),
                stored.call(),
                cron.map(CronSchedule::expression),
                every,
                zone,
                stored.rules().misfire(misfire));
    }

    /** Whether a schedule fires at these times already. */
    boolean isThatOf(RecurringDetails stored) {
        return cron.map(CronSchedule::expression).equals(stored.cron())
                && every.map(Duration::toString).equals(stored.every())
                && zone.getId().equals(stored.zone());
    }

    /** The nominal times; an interval begins at an instant. */
    Timetable timetable(Instant anchor) {
        return every.map(interval -> Timetable.every(interval, anchor))
                .orElseGet(() -> Timetable.cron(cron.orElseThrow(), zone));
    }
}
