package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Points in time by the clock of one zone. */
final class ZoneClock {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final ZoneId zone;
    private final Texts texts;

    private ZoneClock(ZoneId zone, Texts texts) {
        this.zone = zone;
        this.texts = texts;
    }

    /** That of a zone; UTC where no such zone is known here. */
    static ZoneClock of(String zone, Texts texts) {
        try {
            return new ZoneClock(ZoneId.of(zone), texts);
        } catch (DateTimeException unknown) {
            return utc(texts);
        }
    }

    static ZoneClock utc(Texts texts) {
        return new ZoneClock(UTC, texts);
    }

    /** Whether it always shows what UTC shows. */
    boolean isUtc() {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /** {@code Fri 23 Oct}, with the year unless it is that of the other instant. */
    String day(Instant time, Instant now) {
        ZonedDateTime local = time.atZone(zone);
        boolean sameYear = local.getYear() == now.atZone(zone).getYear();
        return texts.date(sameYear ? "weekday" : "weekday.year").format(local);
    }

    /** {@code 01:30 EDT}; with seconds where they are not zero. */
    String time(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String pattern = local.getSecond() == 0 ? "HH:mm z" : "HH:mm:ss z";
        return DateTimeFormatter.ofPattern(pattern, texts.language()).format(local);
    }

    /** {@code Fri 23 Oct 01:30 EDT}. */
    String full(Instant time, Instant now) {
        return day(time, now) + " " + time(time);
    }

    /** {@code 02:30} by whatever clock; with seconds where they are not zero. */
    static String bare(LocalDateTime local) {
        return DateTimeFormatter.ofPattern(local.getSecond() == 0 ? "HH:mm" : "HH:mm:ss")
                .format(local);
    }
}
