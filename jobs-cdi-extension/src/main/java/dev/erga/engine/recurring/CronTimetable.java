package dev.erga.engine.recurring;

import dev.erga.jobs.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The times of a cron expression. */
record CronTimetable(CronSchedule schedule, ZoneId zone) implements Timetable {

    @Override
    public Optional<Instant> next(Instant after) {
        return schedule.next(after, zone);
    }
}
