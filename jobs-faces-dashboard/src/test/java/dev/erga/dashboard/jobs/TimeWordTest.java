package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");

    @ParameterizedTest
    @CsvSource({
        "2026-10-23, 2026-10-23T00:00:00Z, 2026-10-24T00:00:00Z",
        "2026-10-23T02:00, 2026-10-23T02:00:00Z, 2026-10-23T02:00:00Z",
        "2026-10-23T02:00:30Z, 2026-10-23T02:00:30Z, 2026-10-23T02:00:30Z",
        "90min, 2026-10-22T23:11:07Z, 2026-10-22T23:11:07Z",
        "7d, 2026-10-16T00:41:07Z, 2026-10-16T00:41:07Z"
    })
    void days_have_a_length_and_moments_have_none(String text, Instant start, Instant end) {
        assertThat(TimeWord.of(text, NOW)).isEqualTo(new TimeWord(start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-02-30", "2026-10-23T25:00", "7", "7x", "-1d", "9999999d", "12026-01-01", ""})
    void nonsense_is_refused(String text) {
        assertThatThrownBy(() -> TimeWord.of(text, NOW)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void the_furthest_that_can_be_typed_is_a_time() {
        assertThat(TimeWord.of("999999d", NOW).start()).isBefore(Instant.EPOCH);
        assertThat(TimeWord.of("9999-12-31", NOW).end()).isAfter(NOW);
    }
}
