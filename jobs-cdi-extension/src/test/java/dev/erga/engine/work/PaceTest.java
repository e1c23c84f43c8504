package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace(0);

    @Test
    void a_node_that_has_not_ended_anything_holds_nothing_ahead() {
        pace.observe(100 * MILLI, 0);

        assertThat(pace.ahead()).isZero();
    }

    @Test
    void short_jobs_are_held_ahead_for_a_tenth_of_a_second() {
        pace.observe(100 * MILLI, 100);

        assertThat(pace.ahead()).isEqualTo(100);
    }

    @Test
    void no_more_than_a_thousand_are_held_ahead() {
        pace.observe(100 * MILLI, 100_000);

        assertThat(pace.ahead()).isEqualTo(1_000);
    }

    @Test
    void the_pace_falls_at_once_and_rises_slowly() {
        pace.observe(100 * MILLI, 100);
        pace.observe(200 * MILLI, 100);
        assertThat(pace.ahead()).isZero();

        pace.observe(300 * MILLI, 200);
        pace.observe(400 * MILLI, 500);
        assertThat(pace.ahead()).isEqualTo(200);
    }

    @Test
    void a_moment_is_too_short_to_measure() {
        pace.observe(MILLI, 1000);

        assertThat(pace.ahead()).isZero();
    }
}
