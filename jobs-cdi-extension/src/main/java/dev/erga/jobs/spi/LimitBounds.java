package dev.erga.jobs.spi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many jobs of one key may run.
 *
 * @param atOnce how many at the same time, 1 to 10,000; empty for any number
 * @param rate how many may start within a time; empty for any number
 */
public record LimitBounds(OptionalInt atOnce, Optional<StartRate> rate) {

    /** The most places that one key can have at the same time. */
    public static final int MOST_AT_ONCE = 10_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5}|-)(?: (.+))?");

    public LimitBounds {
        if (atOnce.isPresent() && (atOnce.getAsInt() < 1 || atOnce.getAsInt() > MOST_AT_ONCE)) {
            throw new IllegalArgumentException("atOnce must be 1 to " + MOST_AT_ONCE + ", was " + atOnce.getAsInt());
        }
        if (atOnce.isEmpty() && rate.isEmpty()) {
            throw new IllegalArgumentException("a limit needs a number at once, a rate, or both");
        }
    }

    /** So many at the same time. */
    public static LimitBounds atOnce(int number) {
        return new LimitBounds(OptionalInt.of(number), Optional.empty());
    }

    /** So many starts within a time, and any number at the same time. */
    public static LimitBounds rate(StartRate rate) {
        return new LimitBounds(OptionalInt.empty(), Optional.of(rate));
    }

    /**
     * Reads what {@link #toString} has written.
     *
     * @throws IllegalArgumentException if it has not
     */
    public static LimitBounds parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the bounds of a limit: " + text);
        }
        OptionalInt atOnce =
                parts.group(1).equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts.group(1)));
        return new LimitBounds(atOnce, Optional.ofNullable(parts.group(2)).map(StartRate::parse));
    }

    /** As it is stored, such as {@code 3} or {@code - sliding 100 per PT1M}. */
    @Override
    public String toString() {
        String places = atOnce.isPresent() ? String.valueOf(atOnce.getAsInt()) : "-";
        return rate.map(each -> places + " " + each).orElse(places);
    }
}
