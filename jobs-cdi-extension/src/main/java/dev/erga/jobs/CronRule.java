package dev.erga.jobs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What an expression means on a wall clock that is never set.
 *
 * @param times the times of day
 * @param days the dates
 * @param interval whether it keeps a period, so that it follows a clock that is set; otherwise it means fixed times
 */
record CronRule(CronTimes times, CronDays days, boolean interval) {

    /** The first date and time that matches, the given one (of whole seconds) included. */
    Optional<LocalDateTime> from(LocalDateTime start) {
        Optional<LocalDate> date = days.from(start.toLocalDate());
        if (date.isPresent() && date.get().equals(start.toLocalDate())) {
            Optional<LocalDateTime> today = times.from(start.toLocalTime()).map(start.toLocalDate()::atTime);
            return today.isPresent()
                    ? today
                    : onDay(days.from(start.toLocalDate().plusDays(1)));
        }
        return onDay(date);
    }

    private Optional<LocalDateTime> onDay(Optional<LocalDate> date) {
        return date.map(day -> day.atTime(times.first()));
    }
}
