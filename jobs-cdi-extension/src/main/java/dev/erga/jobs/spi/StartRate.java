package dev.erga.jobs.spi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many jobs may start within a time.
 *
 * @param starts how many, 1 to 10,000
 * @param per within what time, a millisecond to 31 days
 * @param sliding whether that holds for every span of that length; else for each span between two multiples of it since
 *     1970, so that as many may start at the end of one as at the beginning of the next
 */
public record StartRate(int starts, Duration per, boolean sliding) {

    /** The most starts that can be asked for. */
    public static final int MOST_STARTS = 10_000;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Pattern TEXT = Pattern.compile("(sliding )?(\\d{1,5}) per (P\\S+)");

    public StartRate {
        if (starts < 1 || starts > MOST_STARTS) {
            throw new IllegalArgumentException("the number of starts must be 1 to " + MOST_STARTS + ", was " + starts);
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time must be " + SHORTEST + " to " + LONGEST + ", was " + per);
        }
        if (!Duration.ofMillis(per.toMillis()).equals(per)) {
            throw new IllegalArgumentException("the time must be a whole number of milliseconds, was " + per);
        }
    }

    /**
     * Reads a text such as {@code 100 per PT1M} or {@code sliding 100 per PT1M}.
     *
     * @throws IllegalArgumentException if it is none; its message is a reason to show
     */
    public static StartRate parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a rate is written \"100 per PT1M\" or \"sliding 100 per PT1M\"");
        }
        Duration per;
        try {
            per = Duration.parse(parts.group(3));
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("\"" + parts.group(3) + "\" is not an ISO-8601 duration", notOne);
        }
        return new StartRate(Integer.parseInt(parts.group(2)), per, parts.group(1) != null);
    }

    /** Until when a job that started at that moment counts. */
    public Instant countsUntil(Instant start) {
        if (sliding) {
            return start.plus(per);
        }
        long millis = per.toMillis();
        long into = Math.floorMod(start.toEpochMilli(), millis);
        return Instant.ofEpochMilli(start.toEpochMilli() - into + millis);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (sliding ? "sliding " : "") + starts + " per " + per;
    }
}
