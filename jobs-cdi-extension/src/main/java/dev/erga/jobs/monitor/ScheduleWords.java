package dev.erga.jobs.monitor;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.InvalidCronException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Puts into words when a schedule fires. What another version has stored may not be readable here: it is shown as it is. */
final class ScheduleWords {

    private ScheduleWords() {}

    static String ofCron(String expression, Locale locale) {
        try {
            return CronSchedule.parse(expression).describe(locale);
        } catch (InvalidCronException unreadable) {
            return expression;
        }
    }

    static String ofInterval(String period) {
        try {
            return "every " + words(Duration.parse(period));
        } catch (DateTimeException unreadable) {
            return period;
        }
    }

    private static String words(Duration span) {
        StringBuilder words = new StringBuilder();
        part(words, span.toDays(), "d");
        part(words, span.toHoursPart(), "h");
        part(words, span.toMinutesPart(), "min");
        if (span.toNanosPart() > 0) {
            // As ISO-8601 writes it, but for the frame: 5.25 s.
            String seconds =
                    Duration.ofSeconds(span.toSecondsPart(), span.toNanosPart()).toString();
            words.append(seconds, 2, seconds.length() - 1).append(" s");
        } else {
            part(words, span.toSecondsPart(), "s");
        }
        return words.toString().strip();
    }

    private static void part(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(number).append(' ').append(unit).append(' ');
        }
    }
}
