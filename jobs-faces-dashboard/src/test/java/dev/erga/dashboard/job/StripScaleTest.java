package dev.erga.dashboard.job;

import static dev.erga.dashboard.job.Sheets.NOW;
import static dev.erga.dashboard.job.Sheets.attempt;
import static dev.erga.dashboard.job.Sheets.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.job.Strip.Bar;
import dev.erga.dashboard.job.Strip.Gap;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripScaleTest {

    @Test
    void attempts_are_as_long_and_as_far_apart_as_they_were() {
        Strip strip = drawn(data(JobState.FAILED, attempt(1, 100, 90), attempt(2, 50, 0)));

        assertThat(strip.bars())
                .containsExactly(
                        new Bar("0.00%", "10.00%", "erga-bad", "Attempt 1", "attempt 1 failed after 10.0 s"),
                        new Bar("50.00%", "50.00%", "erga-bad", "2", "attempt 2 failed after 50.0 s"));
        assertThat(strip.gaps()).containsExactly(new Gap("10.00%", "50.00%"));
        assertThat(strip.words())
                .isEqualTo(
                        "2 attempts within 1\u00A0min\u00A040 s: attempt 1 failed after 10.0 s; attempt 2 failed after"
                                + " 50.0 s");
    }

    @Test
    void an_attempt_that_runs_goes_on_until_now_and_one_that_went_well_until_its_end() {
        assertThat(drawn(data(JobState.PROCESSING, attempt(1, 120, 110))).bars().get(1))
                .isEqualTo(new Bar("50.00%", "50.00%", "erga-live", "1", "attempt 1 has run for 1\u00A0min\u00A00 s"));
        assertThat(drawn(data(JobState.SUCCEEDED, attempt(1, 90, 80)))
                        .bars()
                        .get(1)
                        .words())
                .isEqualTo("attempt 1 succeeded after 30.0 s");
    }

    @Test
    void one_attempt_has_nothing_to_be_compared_with() {
        assertThat(drawn(data(JobState.SUCCEEDED)).shown()).isFalse();
        assertThat(drawn(data(JobState.FAILED, attempt(1))).shown()).isFalse();
        assertThat(drawn(data(JobState.ENQUEUED)).shown()).isFalse();
    }

    @Test
    void an_attempt_that_took_no_time_is_seen_and_stays_inside() {
        Strip strip = drawn(data(JobState.FAILED, attempt(1, 100, 100), attempt(2, 0, 0)));

        assertThat(strip.bars()).extracting(Bar::width).containsOnly("0.40%");
        assertThat(strip.bars().get(1).from()).isEqualTo("99.60%");
        assertThat(drawn(data(JobState.FAILED, attempt(1, 5, 5), attempt(2, 5, 9)))
                        .bars())
                .hasSize(2);
    }

    @Test
    void of_very_many_attempts_the_latest_are_drawn_and_their_labels_do_not_touch() {
        AttemptDetails[] all = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> attempt(i, 1_000 - i, 1_000 - i))
                .toArray(AttemptDetails[]::new);

        Strip strip = drawn(data(JobState.FAILED, all));

        assertThat(strip.bars()).hasSize(40);
        assertThat(strip.bars().get(0).label()).isEqualTo("Attempt 461");
        assertThat(strip.bars()).filteredOn(bar -> !bar.label().isEmpty()).hasSizeLessThanOrEqualTo(25);
        assertThat(strip.words()).contains("attempt 500").doesNotContain("attempt 490 ");
    }

    private static Strip drawn(Sheets sheets) {
        return StripScale.of(sheets.made(), new Moments(NOW, Texts.english()), Texts.english());
    }
}
