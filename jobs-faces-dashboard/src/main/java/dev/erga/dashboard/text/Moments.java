package dev.erga.dashboard.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as one page shows them: all seen from the same moment, in one language. The page's own text is relative;
 * the exact time stands beside it, in UTC.
 */
public final class Moments {

    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Instant now;
    private final Texts texts;
    private final DateTimeFormatter exact;

    public Moments(Instant now, Texts texts) {
        this.now = now;
        this.texts = texts;
        this.exact = new DateTimeFormatterBuilder()
                .append(texts.date("exact"))
                .appendLiteral(" UTC")
                .toFormatter(texts.language())
                .withZone(ZoneOffset.UTC);
    }

    /** The moment the page is seen from. */
    public Moment now() {
        return told(now, SECOND, "clock");
    }

    /** The moment itself. */
    public Instant seenFrom() {
        return now;
    }

    /** {@code 02:14:31.208}, with the day before it unless that is today's, in UTC. */
    public Moment clock(Instant time) {
        return isToday(time) ? told(time, texts.date("millis"), "millis") : told(time, texts.date("time"), "day");
    }

    /** {@code 02:14}, with the day before it unless that is today's, in UTC: for times that begin a minute or an hour. */
    public Moment minute(Instant time) {
        return isToday(time) ? told(time, MINUTE, "minute") : told(time, texts.date("brief"), "brief");
    }

    private boolean isToday(Instant time) {
        return time.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Moment told(Instant time, DateTimeFormatter words, String form) {
        return told(time, words.withZone(ZoneOffset.UTC).format(time), form);
    }

    private Moment told(Instant time, String words, String form) {
        return new Moment(time.toString(), words, exact.format(time), form);
    }

    /** The same sentence with the moments in it, as machines write them, in the form for people. */
    public String readable(String sentence) {
        return ISO.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(readableOr(found.group())));
    }

    private String readableOr(String text) {
        try {
            return exact.format(Instant.parse(text));
        } catch (DateTimeParseException notAMoment) {
            return text;
        }
    }

    /** {@code 25 min ago}, {@code in 12 s} or {@code now}. */
    public Moment of(Instant time) {
        return told(time, relative(time), "relative");
    }

    private String relative(Instant time) {
        Duration ahead = Duration.between(now, time);
        if (ahead.abs().compareTo(JUST_NOW) < 0) {
            return texts.get("time.now");
        }
        return ahead.isNegative()
                ? texts.get("time.ago", rough(ahead.negated()))
                : texts.get("time.ahead", rough(ahead));
    }

    /** A span in its largest unit, cut: {@code 59 s}, {@code 25 min}, {@code 47 h}, {@code 12 d}. */
    public String rough(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return texts.get("time.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("time.minutes", span.toMinutes());
        }
        return seconds < 2 * 86_400
                ? texts.get("time.hours", span.toHours())
                : texts.get("time.days", Numbers.grouped(span.toDays()));
    }
}
