package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import dev.erga.jobs.monitor.BoundedCount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999, 999",
        "1000, 1_000",
        "1204, 1_204",
        "10000, 10_000",
        "1234567, 1_234_567",
        "-1204, −1_204"
    })
    void thousands_are_grouped_by_a_narrow_blank_that_does_not_break(long number, String shown) {
        assertThat(Numbers.grouped(number)).isEqualTo(shown.replace('_', '\u202F'));
    }

    @Test
    void a_count_that_stopped_at_its_limit_says_so() {
        assertThat(Numbers.counted(new BoundedCount(10_000, true))).isEqualTo("10\u202F000+");
        assertThat(Numbers.counted(new BoundedCount(42, false))).isEqualTo("42");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,         0.00, s",
        "PT0.3149S,    0.31, s",
        "PT0.999S,     0.99, s",
        "PT1S,         1.0, s",
        "PT12.44S,     12.4, s",
        "PT59.99S,     59.9, s",
        "PT60S,        1 min 0, s",
        "PT4M31.9S,    4 min 31, s",
        "PT59M59S,     59 min 59, s",
        "PT2H5M59S,    2 h 5, min",
        "P2DT4H59M,    2 d 4, h",
        "PT-5S,        0.00, s"
    })
    void a_duration_is_cut_to_the_size_it_has(Duration duration, String value, String unit) {
        assertThat(Numbers.took(duration, Texts.english())).isEqualTo(new Amount(value.replace(' ', '\u00A0'), unit));
    }

    @ParameterizedTest
    @CsvSource({
        "de, PT0.3149S,  '0,31', s",
        "de, PT59.99S,   '59,9', s",
        "de, PT4M31.9S,  4 min 31, s",
        "fr, PT12.44S,   '12,4', s",
        "fr, P2DT4H59M,  2 j 4, h",
        "es, PT2H5M59S,  2 h 5, min",
        "ja, PT0.3149S,  0.31, 秒",
        "ja, PT4M31.9S,  4 分 31, 秒",
        "ja, PT2H5M59S,  2 時間 5, 分",
        "ja, P2DT4H59M,  2 日 4, 時間"
    })
    void a_duration_has_the_point_and_the_units_of_the_language(
            String language, Duration duration, String value, String unit) {
        assertThat(Numbers.took(duration, Readers.of(language)))
                .isEqualTo(new Amount(value.replace(' ', '\u00A0'), unit));
    }

    @ParameterizedTest
    @CsvSource({
        "en, PT0S,        0.0, ms",
        "en, PT0.0005S,   0.5, ms",
        "de, PT0.00999S,  '9,9', ms",
        "en, PT0.0319S,   31, ms",
        "ja, PT0.999S,    999, ミリ秒",
        "en, PT1S,        1.0, s",
        "en, PT-5S,       0.00, s"
    })
    void what_may_be_quick_is_told_in_milliseconds(String language, Duration duration, String value, String unit) {
        assertThat(Numbers.brief(duration, Readers.of(language))).isEqualTo(new Amount(value, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0,       –,      ''",
        "en, 0.00001, '< 0.1', /s",
        "en, 0.05,    0.1,    /s",
        "de, 1.26,    '1,3',  /s",
        "en, 9.94,    9.9,    /s",
        "en, 9.96,    10,     /s",
        "ja, 34.4,    34,     /秒"
    })
    void a_rate_is_rounded_to_what_people_read(String language, double perSecond, String value, String unit) {
        assertThat(Numbers.rate(perSecond, Readers.of(language)))
                .isEqualTo(new Amount(value.replace(' ', '\u00A0'), unit));
    }

    @Test
    void a_high_rate_is_grouped() {
        assertThat(Numbers.rate(12_345.6, Texts.english())).isEqualTo(new Amount("12\u202F346", "/s"));
    }
}
