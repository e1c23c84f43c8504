package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07.250Z");
    private final Moments moments = new Moments(NOW, Texts.english());

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT1.9S, now",
        "PT-1.9S, now",
        "PT-2S, 2 s ago",
        "PT-59.9S, 59 s ago",
        "PT-60S, 1 min ago",
        "PT-25M, 25 min ago",
        "-PT59M59S, 59 min ago",
        "-PT47H59M, 47 h ago",
        "P-2D, 2 d ago",
        "P-1204D, 1_204 d ago",
        "PT12S, in 12 s",
        "PT3H, in 3 h"
    })
    void a_time_is_told_from_now_in_its_largest_unit(Duration ahead, String words) {
        assertThat(moments.of(NOW.plus(ahead)).words()).isEqualTo(words.replace('_', '\u202F'));
    }

    @Test
    void the_exact_time_stands_beside_it_in_utc() {
        Moment moment = moments.of(Instant.parse("2026-01-02T03:04:05.678Z"));

        assertThat(moment.iso()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(moment.exact()).isEqualTo("2 Jan 2026, 03:04:05 UTC");
    }

    @Test
    void the_page_says_when_it_was_read() {
        assertThat(moments.now().words()).isEqualTo("00:41:07 UTC");
        assertThat(moments.now().exact()).isEqualTo("23 Oct 2026, 00:41:07 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "de, jetzt,      vor 25 min,       in 12 s",
        "fr, maintenant, il y a 25 min,    dans 12 s",
        "es, ahora,      hace 25 min,      en 12 s",
        "ja, いま,         25 分前,            12 秒後"
    })
    void a_language_has_its_own_words_from_now(String language, String now, String ago, String ahead) {
        Moments told = new Moments(NOW, Readers.of(language));

        assertThat(told.of(NOW).words()).isEqualTo(now);
        assertThat(told.of(NOW.minus(Duration.ofMinutes(25))).words()).isEqualTo(ago);
        assertThat(told.of(NOW.plusSeconds(12)).words()).isEqualTo(ahead);
        assertThat(told.of(NOW).form()).isEqualTo("relative");
    }

    @ParameterizedTest
    @CsvSource({
        "en, '3 May 2026, 03:04:05 UTC',   3 May 03:04:05,   00:41:07.250",
        "de, '3. Mai 2026, 03:04:05 UTC',  3. Mai 03:04:05,  '00:41:07,250'",
        "fr, '3 mai 2026, 03:04:05 UTC',   3 mai 03:04:05,   '00:41:07,250'",
        "es, '3 may 2026, 03:04:05 UTC',   3 may 03:04:05,   '00:41:07,250'",
        "ja, 2026年5月3日 03:04:05 UTC,    5月3日 03:04:05,  00:41:07.250"
    })
    void a_language_has_its_own_forms_of_dates(String language, String exact, String day, String millis) {
        Moments told = new Moments(NOW, Readers.of(language));
        Instant may = Instant.parse("2026-05-03T03:04:05.678Z");

        assertThat(told.clock(may)).isEqualTo(new Moment(may.toString(), day, exact, "day"));
        assertThat(told.minute(may)).isEqualTo(new Moment(may.toString(), day.replace(":05", ""), exact, "brief"));
        assertThat(told.clock(NOW).words()).isEqualTo(millis);
        assertThat(told.clock(NOW).form()).isEqualTo("millis");
        assertThat(told.readable("not before " + may)).isEqualTo("not before " + exact);
    }

    @Test
    void a_clock_is_the_same_in_every_language() {
        for (Locale language : Texts.LANGUAGES) {
            Moments told = new Moments(NOW, Readers.of(language.toLanguageTag()));

            assertThat(told.now().words()).isEqualTo("00:41:07 UTC");
            assertThat(told.now().form()).isEqualTo("clock");
            assertThat(told.minute(NOW).words()).isEqualTo("00:41");
            assertThat(told.minute(NOW).form()).isEqualTo("minute");
        }
    }

    @Test
    void a_time_that_begins_a_minute_has_its_day_unless_that_is_todays() {
        assertThat(moments.minute(Instant.parse("2026-10-23T00:05:00Z")).words())
                .isEqualTo("00:05");
        assertThat(moments.minute(Instant.parse("2026-10-22T23:05:00Z")).words())
                .isEqualTo("22 Oct 23:05");
    }
}
