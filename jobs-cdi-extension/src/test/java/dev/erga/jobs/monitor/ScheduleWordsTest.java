package dev.erga.jobs.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT1S,              every 1 s",
        "PT0.5S,            every 0.5 s",
        "PT1M0.000001S,     every 1 min 0.000001 s",
        "PT90S,             every 1 min 30 s",
        "PT1H30M,           every 1 h 30 min",
        "PT24H,             every 1 d",
        "PT170H0.25S,       every 7 d 2 h 0.25 s",
        "often,             often",
    })
    void an_interval_is_told_in_words(String period, String words) {
        assertThat(ScheduleWords.ofInterval(period)).isEqualTo(words);
    }

    @Test
    void an_expression_is_told_in_words_or_as_it_is() {
        assertThat(ScheduleWords.ofCron("30 2 * * *", Locale.ENGLISH)).isEqualTo("at 02:30");
        assertThat(ScheduleWords.ofCron("30 25 * * *", Locale.ENGLISH)).isEqualTo("30 25 * * *");
    }
}
