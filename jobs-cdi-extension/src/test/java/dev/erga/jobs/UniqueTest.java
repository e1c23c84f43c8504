package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about keys, and what of it is refused. */
class UniqueTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  why  ")
                .hasMessageContaining("\n  fix  ");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void a_key_covers_every_state_in_which_a_job_has_not_ended(JobState state) {
        assertThat(Unique.key("k").covers(state, HOUR)).isEqualTo(!state.isFinal());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, PT59M, true",
        "SUCCEEDED, PT1H, false",
        "FAILED, PT1M, false",
        "DELETED, PT1M, false",
        "ENQUEUED, PT90M, true",
        "PROCESSING, PT90M, true"
    })
    void a_window_covers_a_success_too_until_it_is_over(JobState state, Duration age, boolean covered) {
        assertThat(Unique.key("k").within(HOUR).covers(state, age)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, PT59M, true",
        "FAILED, PT1H, false",
        "SUCCEEDED, PT1M, false",
        "ENQUEUED, PT2H, true",
        "PROCESSING, PT1M, false"
    })
    void only_the_named_states_are_covered_and_a_window_bounds_those_that_are_ends(
            JobState state, Duration age, boolean covered) {
        Unique rule = Unique.key("k").covering(JobState.ENQUEUED, JobState.FAILED);

        assertThat(rule.within(HOUR).covers(state, age)).isEqualTo(covered);
        assertThat(Unique.key("k")
                        .within(HOUR)
                        .covering(JobState.ENQUEUED, JobState.FAILED)
                        .covers(state, age))
                .isEqualTo(covered);
    }

    @Test
    void an_end_without_a_window_is_covered_for_good() {
        assertThat(Unique.key("k").covering(JobState.SUCCEEDED).covers(JobState.SUCCEEDED, Duration.ofDays(900)))
                .isTrue();
    }

    @Test
    void what_a_database_would_change_or_nobody_would_recognise_is_no_key() {
        for (String key : List.of("", "  ", "a\0b", "half \uD83D", "\uDE00 half")) {
            assertRefused("ERGA-0219", () -> JobOptions.defaults().uniqueBy(key));
            assertRefused("ERGA-0219", () -> JobOptions.defaults().debounce(key, HOUR));
        }
    }

    @Test
    void a_key_has_at_most_two_hundred_characters_and_may_be_any_other_text() {
        assertThat(Unique.key("k".repeat(200)).key()).hasSize(200);
        assertThat(Unique.key("'; DROP \n \uD83D\uDE00").key()).endsWith("\uD83D\uDE00");
        assertRefused("ERGA-0219", () -> Unique.key("k".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P367D"})
    void spans_are_more_than_zero_and_at_most_a_year(Duration span) {
        assertRefused("ERGA-0224", () -> Unique.key("k").within(span));
        assertRefused("ERGA-0224", () -> JobOptions.defaults().debounce("k", span));
    }

    @Test
    void a_rule_that_makes_no_sense_is_refused() {
        assertRefused("ERGA-0224", () -> Unique.key("k").covering());
        assertRefused("ERGA-0224", () -> Unique.key("k").within(HOUR).replacing());
        assertRefused("ERGA-0224", () -> Unique.key("k").replacing().covering(JobState.ENQUEUED, JobState.SUCCEEDED));
        assertRefused("ERGA-0224", () -> JobOptions.defaults().debounce("k", HOUR, HOUR.minusSeconds(1)));
    }

    @Test
    void the_last_word_about_a_key_counts_and_the_rest_of_the_options_stays() {
        JobOptions options = JobOptions.queue("critical")
                .priority(1)
                .uniqueBy("a")
                .label("crm")
                .tenant("acme")
                .attempts(2)
                .debounce("b", HOUR);

        assertThat(options.uniqueness()).contains(new Debounce("b", HOUR, Optional.empty()));
        assertThat(options.uniqueBy("c").uniqueness()).contains(Unique.key("c"));
        assertThat(options.uniqueBy("c").labels()).containsExactly("crm");
        assertThat(options.queue()).contains("critical");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT9M, PT1M", "PT9M30S, PT30S", "PT10M, PT0S", "PT3H, PT0S"})
    void a_burst_is_put_off_by_the_quiet_time_but_not_beyond_the_longest_wait(Duration age, Duration delay) {
        Debounce burst = new Debounce("k", Duration.ofMinutes(1), Optional.of(Duration.ofMinutes(10)));

        assertThat(burst.delay(age)).isEqualTo(delay);
        assertThat(new Debounce("k", HOUR, Optional.empty()).delay(age)).isEqualTo(HOUR);
    }
}
