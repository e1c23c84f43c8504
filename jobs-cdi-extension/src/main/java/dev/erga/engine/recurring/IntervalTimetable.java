package dev.erga.engine.recurring;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The times of a fixed interval. */
record IntervalTimetable(Duration interval, Instant anchor) implements Timetable {

    IntervalTimetable {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0
                || !interval.truncatedTo(ChronoUnit.MICROS).equals(interval)) {
            throw new IllegalArgumentException(
                    "the interval of a recurring job must be at least one second, in whole microseconds, was "
                            + interval);
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        try {
            Duration since = Duration.between(anchor, after);
            long whole = since.dividedBy(interval);
            Instant reached = anchor.plus(interval.multipliedBy(whole));
            // Division rounds towards the anchor: before it the time reached is the next one already.
            return Optional.of(reached.isAfter(after) ? reached : reached.plus(interval));
        } catch (ArithmeticException | DateTimeException beyondTime) {
            return Optional.empty();
        }
    }
}
