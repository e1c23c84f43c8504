package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

    @Test
    void a_time_that_begins_a_minute_has_its_day_unless_that_is_todays() {
        assertThat(moments.minute(Instant.parse("2026-10-23T00:05:00Z")).words())
                .isEqualTo("00:05");
        assertThat(moments.minute(Instant.parse("2026-10-22T23:05:00Z")).words())
                .isEqualTo("22 Oct 23:05:00");
    }
}
