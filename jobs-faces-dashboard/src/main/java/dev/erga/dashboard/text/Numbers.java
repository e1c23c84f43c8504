package dev.erga.dashboard.text;

import dev.erga.jobs.monitor.BoundedCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.Duration;

/**
 * Numbers as tables show them: grouped, in every language, by narrow blanks that never break a line; durations by size, in
 * the language's units.
 */
public final class Numbers {

    private static final char GROUP = '\u202F';
    private static final String BLANK = "\u00A0";

    /** The least rate that is told as a number. */
    private static final BigDecimal LEAST = new BigDecimal("0.1");

    private Numbers() {}

    /** {@code 1 204}. */
    public static String grouped(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, GROUP);
        }
        return number < 0 ? "−" + text : text.toString();
    }

    /** {@code 10 000+} where the count stopped at its limit. */
    public static String counted(BoundedCount count) {
        return grouped(count.value()) + (count.more() ? "+" : "");
    }

    /** {@code 12.4}, with the language's own point. */
    public static String decimal(BigDecimal number, Texts texts) {
        char point = DecimalFormatSymbols.getInstance(texts.language()).getDecimalSeparator();
        return number.toPlainString().replace('.', point);
    }

    /** How long something took: {@code 0.31 s}, {@code 12.4 s}, {@code 4 min 31 s}, {@code 2 h 5 min}, {@code 2 d 4 h}. */
    public static Amount took(Duration duration, Texts texts) {
        // Start and end may come from two readings of a clock that was set back in between.
        Duration span = duration.isNegative() ? Duration.ZERO : duration;
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return underAMinute(span.toMillis(), texts);
        }
        if (seconds < 3600) {
            return two(span.toMinutes(), "minutes", span.toSecondsPart(), "seconds", texts);
        }
        if (seconds < 86_400) {
            return two(span.toHours(), "hours", span.toMinutesPart(), "minutes", texts);
        }
        return two(span.toDays(), "days", span.toHoursPart(), "hours", texts);
    }

    /** How long something took that may be quick: {@code 0.5 ms}, {@code 31 ms}, and from a second on as {@link #took}. */
    public static Amount brief(Duration duration, Texts texts) {
        if (duration.isNegative() || duration.toSeconds() > 0) {
            return took(duration, texts);
        }
        long micros = duration.toNanos() / 1_000;
        BigDecimal millis = BigDecimal.valueOf(micros, 3).setScale(micros < 10_000 ? 1 : 0, RoundingMode.DOWN);
        return new Amount(decimal(millis, texts), unit("millis", texts));
    }

    /** How many a second: {@code 34/s}, {@code 0.2/s}; what is there at all is never shown as none. */
    public static Amount rate(double perSecond, Texts texts) {
        if (perSecond <= 0) {
            return Amount.NONE;
        }
        BigDecimal shown = BigDecimal.valueOf(perSecond).setScale(1, RoundingMode.HALF_UP);
        String value = perSecond >= 9.95
                ? grouped(Math.round(perSecond))
                : shown.signum() == 0 ? "<" + BLANK + decimal(LEAST, texts) : decimal(shown, texts);
        return new Amount(value, texts.get("unit.perSecond"));
    }

    private static Amount underAMinute(long millis, Texts texts) {
        int places = millis < 1_000 ? 2 : 1;
        // Cut, never rounded up: 59.96 s must not read 60.0 s.
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).setScale(places, RoundingMode.DOWN);
        return new Amount(decimal(seconds, texts), unit("seconds", texts));
    }

    private static Amount two(long large, String largeUnit, int small, String smallUnit, Texts texts) {
        return new Amount(large + BLANK + unit(largeUnit, texts) + BLANK + small, unit(smallUnit, texts));
    }

    private static String unit(String name, Texts texts) {
        return texts.get("unit." + name);
    }
}
