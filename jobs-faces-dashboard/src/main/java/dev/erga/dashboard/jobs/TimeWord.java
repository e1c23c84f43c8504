package dev.erga.dashboard.jobs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people type it, in UTC: the day {@code 2026-10-23}, the minute {@code 2026-10-23T02:00} or the second {@code
 * 2026-10-23T02:00:30Z}, or how long ago: {@code 90min}, {@code 12h}, {@code 7d}.
 *
 * @param start its first moment
 * @param end the first moment after it; the same as its start unless it is a day
 */
record TimeWord(Instant start, Instant end) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d)?)Z?");

    /**
     * Reads it.
     *
     * @throws DateTimeException if it is none
     */
    static TimeWord of(String text, Instant now) {
        Optional<Duration> ago = Span.parse(text);
        if (ago.isPresent()) {
            return at(now.minus(ago.get()));
        }
        if (DAY.matcher(text).matches()) {
            LocalDate day = LocalDate.parse(text);
            return new TimeWord(begin(day), begin(day.plusDays(1)));
        }
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches()) {
            return at(LocalDateTime.parse(moment.group(1)).toInstant(ZoneOffset.UTC));
        }
        throw new DateTimeException("neither a day, a moment nor a span: " + text);
    }

    private static TimeWord at(Instant moment) {
        return new TimeWord(moment, moment);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
