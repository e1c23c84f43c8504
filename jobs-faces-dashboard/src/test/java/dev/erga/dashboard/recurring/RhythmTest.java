package dev.erga.dashboard.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

    private static String words(Optional<String> cron, Optional<String> every, String language) {
        return new Rhythm(Readers.of(language))
                .of(Samples.schedule(cron, every, "UTC", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "en, PT90M,      every 1 h 30 min",
        "en, P1DT5.25S,  every 1 d 5.25 s",
        "de, PT90M,      alle 1 h 30 min",
        "de, P1DT5.25S,  'alle 1 d 5,25 s'",
        "fr, P2DT1H,     toutes les 2 j 1 h",
        "es, PT20S,      cada 20 s",
        "ja, PT90M,      1 時間 30 分 ごと"
    })
    void an_interval_is_told_in_the_units_of_the_language(String language, String every, String words) {
        assertThat(words(Optional.empty(), Optional.of(every), language)).isEqualTo(words);
    }

    @Test
    void an_interval_that_cannot_be_read_is_shown_as_it_is() {
        assertThat(words(Optional.empty(), Optional.of("once in a while"), "de"))
                .isEqualTo("once in a while");
    }

    @Test
    void a_cron_has_the_words_of_its_own() {
        assertThat(words(Optional.of("30 2 * * *"), Optional.empty(), "de")).isEqualTo("um 02:30");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Fri 23 Oct,   Fri 23 Oct 2026",
        "de, Fr. 23. Okt., Fr. 23. Okt. 2026",
        "ja, 10月23日(金),  2026年10月23日(金)"
    })
    void a_day_has_the_form_of_the_language(String language, String day, String withYear) {
        ZoneClock clock = ZoneClock.utc(Readers.of(language));
        Instant time = Instant.parse("2026-10-23T02:00:00Z");

        assertThat(clock.day(time, time)).isEqualTo(day);
        assertThat(clock.day(time, Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo(withYear);
    }
}
