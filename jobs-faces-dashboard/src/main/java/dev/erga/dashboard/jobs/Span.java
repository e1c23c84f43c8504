package dev.erga.dashboard.jobs;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans as searches write them: {@code 30s}, {@code 90m}, {@code 24h}, {@code 7d}. */
final class Span {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})([smhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private Span() {}

    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.ofNullable(UNITS.get(parts.group(2)))
                        .map(unit -> Duration.of(Long.parseLong(parts.group(1)), unit))
                : Optional.empty();
    }
}
