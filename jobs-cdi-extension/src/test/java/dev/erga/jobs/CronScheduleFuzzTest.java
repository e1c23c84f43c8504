package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Throws texts at the parser; {@code -Derga.cron.effort} and {@code -Derga.cron.seed} work here too. */
class CronScheduleFuzzTest {

    private static final int TEXTS = 2000 * Integer.getInteger("erga.cron.effort", 1);
    private static final long SEED = Long.getLong("erga.cron.seed", 20260101);
    private static final List<String> PIECES = List.of(
            "0", "1", "5", "7", "9", "12", "31", "59", "60", "99", "*", "?", "-", "/", ",", "L", "W", "#", "l", "w",
            "@", "JAN", "feb", "MON", "sun", "daily", "@hourly", "_", "é", "\n", "\0", "٣", "𝟙", ";");

    @Test
    void any_text_is_read_or_refused_with_a_place_inside_it() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            check(random.nextInt(4) == 0 ? anything(random) : almost(random));
        }
    }

    private static void check(String text) {
        String what = "\"" + text + "\" (seed " + SEED + ")";
        try {
            CronSchedule schedule = CronSchedule.parse(text);
            Instant after = Instant.parse("2026-03-29T00:30:00Z");
            assertThat(schedule.next(after, ZoneId.of("Europe/Paris"))).as(what).isPresent();
            assertThat(schedule.describe(Locale.ENGLISH)).as(what).isNotBlank();
        } catch (InvalidCronException refused) {
            assertThat(refused.position()).as(what).isBetween(0, text.length());
            assertThat(refused.reason()).as(what).isNotBlank();
            refused.suggestion().ifPresent(CronSchedule::parse);
        } catch (RuntimeException | StackOverflowError unexpected) {
            throw new AssertionError(what, unexpected);
        }
    }

    private static String anything(Random random) {
        return random.ints(random.nextInt(40), 0, 400)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A valid expression of any form, with some of it replaced. */
    private static String almost(Random random) {
        StringBuilder text = new StringBuilder(new RandomCron(random).near(random.nextInt(24), 1 + random.nextInt(31)));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int place = random.nextInt(text.length());
            text.replace(place, place + random.nextInt(2), PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
