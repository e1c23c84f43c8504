package dev.erga.engine.recurring;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The nominal times of a schedule. Immutable and thread-safe. */
public sealed interface Timetable permits CronTimetable, IntervalTimetable {

    /** The first nominal time later than an instant; empty if there is none. */
    Optional<Instant> next(Instant after);

    /** The times of a cron expression in a zone. */
    static Timetable cron(CronSchedule schedule, ZoneId zone) {
        return new CronTimetable(schedule, zone);
    }

    /**
     * The times {@code anchor + k * interval} for every whole k, also below zero. They do not depend on when anything ran,
     * so a late run does not move the following ones.
     *
     * @param interval at least one second, in whole microseconds because databases keep no more
     * @param anchor any nominal time
     */
    static Timetable every(Duration interval, Instant anchor) {
        return new IntervalTimetable(interval, anchor);
    }

    /**
     * The times of a stored schedule.
     *
     * @param anchor a nominal time of it, such as its next fire; only intervals need it
     * @throws dev.erga.jobs.InvalidCronException if its expression cannot be read
     */
    static Timetable of(RecurringDefinition definition, Instant anchor) {
        return definition
                .every()
                .map(interval -> every(interval, anchor))
                .orElseGet(() -> cron(CronSchedule.parse(definition.cron().orElseThrow()), definition.zone()));
    }
}
