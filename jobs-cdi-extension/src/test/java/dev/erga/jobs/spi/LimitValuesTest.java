package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of limits, and who gets through them. */
class LimitValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "10000", "- 100 per PT1M", "3 sliding 1 per P1D", "- sliding 10000 per PT0.001S"})
    void what_is_written_is_read_again(String text) {
        LimitBounds bounds = LimitBounds.parse(text);

        assertThat(LimitBounds.parse(bounds.toString())).isEqualTo(bounds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "10001",
                "-",
                "- ",
                "3 100",
                "100 per",
                "- 100 per 1m",
                "- 0 per PT1M",
                "- 1 per PT0S",
                "- 1 per -PT1M",
                "- 1 per P32D",
                "- 1 per PT0.0005S",
                "- 99999999999 per PT1M",
                "1 per PT1M per PT1M"
            })
    void nonsense_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LimitBounds.parse(text));
    }

    @Test
    void a_key_is_neither_blank_nor_endless() {
        LimitBounds one = LimitBounds.atOnce(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new JobLimit(" ", one));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobLimit("k".repeat(201), one));
        assertThat(new JobLimit("k".repeat(200), one).key()).hasSize(200);
    }

    @Test
    void a_sliding_window_is_over_one_length_after_the_start() {
        Instant start = Instant.parse("2026-03-01T12:00:59.900Z");

        assertThat(StartRate.parse("sliding 5 per PT1M").countsUntil(start)).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void a_fixed_window_is_over_at_the_next_multiple_of_its_length() {
        StartRate rate = StartRate.parse("5 per PT1M");

        assertThat(rate.countsUntil(Instant.parse("2026-03-01T12:00:59.900Z")))
                .isEqualTo(Instant.parse("2026-03-01T12:01:00Z"));
        assertThat(rate.countsUntil(Instant.parse("2026-03-01T12:01:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T12:02:00Z"));
    }

    @Test
    void the_first_that_has_to_wait_keeps_those_behind_it_waiting() {
        Turnstile turnstile = new Turnstile(1, 0);

        assertThat(turnstile.letsThrough(LimitBounds.atOnce(1))).isFalse();
        assertThat(turnstile.letsThrough(LimitBounds.atOnce(5))).isFalse();
        assertThat(turnstile.isRateUsedUp()).isFalse();
    }

    @Test
    void both_bounds_hold_and_it_is_told_when_only_time_helps() {
        StartRate rate = new StartRate(2, Duration.ofMinutes(1), false);
        LimitBounds both = new LimitBounds(OptionalInt.of(3), Optional.of(rate));
        Turnstile turnstile = new Turnstile(0, 1);

        assertThat(turnstile.room(both)).isEqualTo(1);
        assertThat(turnstile.letsThrough(both)).isTrue();
        assertThat(turnstile.letsThrough(both)).isFalse();
        assertThat(turnstile.isRateUsedUp()).isTrue();
    }
}
