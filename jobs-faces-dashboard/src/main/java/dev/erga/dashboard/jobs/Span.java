package dev.erga.dashboard.jobs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans as searches write them: {@code 30s}, {@code 90m} or {@code 90min}, {@code 24h}, {@code 7d}. */
final class Span {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})(s|m|min|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "min", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Span() {}

    /**
     * Reads it.
     *
     * @throws DateTimeException if it is none
     */
    static Duration of(String text) {
        return parse(text).orElseThrow(() -> new DateTimeException("no span: " + text));
    }

    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        Duration.of(Long.parseLong(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2)))))
                : Optional.empty();
    }
}
