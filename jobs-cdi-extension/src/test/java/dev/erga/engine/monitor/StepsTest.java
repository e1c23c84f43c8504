package dev.erga.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.KeptThroughput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");

    private static ThroughputStep step(String from, long succeeded) {
        return new ThroughputStep(Instant.parse(from), succeeded, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(ThroughputRange.class)
    void every_step_is_there_without_a_gap_and_the_last_is_going_on(ThroughputRange range) {
        List<ThroughputStep> steps = Steps.of(range, new KeptThroughput(NOW, List.of()), Map.of());

        assertThat(steps)
                .hasSize(range.steps())
                .allSatisfy(each -> assertThat(each.succeeded()).isZero());
        assertThat(Duration.between(steps.get(0).from(), steps.get(1).from())).isEqualTo(range.step());
        assertThat(steps.get(steps.size() - 1).from()).isBeforeOrEqualTo(NOW).isAfter(NOW.minus(range.step()));
        assertThat(steps.get(0).from()).isAfterOrEqualTo(NOW.minus(range.span()));
    }

    @Test
    void minutes_are_added_up_to_the_quarters_of_the_hour_they_lie_in() {
        List<ThroughputStep> steps = Steps.of(
                ThroughputRange.DAY,
                new KeptThroughput(
                        NOW,
                        List.of(
                                step("2026-10-23T00:29:00Z", 1),
                                step("2026-10-23T00:30:00Z", 10),
                                step("2026-10-23T00:41:00Z", 100))),
                Map.of());

        assertThat(steps.get(95)).isEqualTo(new ThroughputStep(Instant.parse("2026-10-23T00:30:00Z"), 110, 2, 0));
        assertThat(steps.get(94)).isEqualTo(new ThroughputStep(Instant.parse("2026-10-23T00:15:00Z"), 1, 1, 0));
    }

    @Test
    void what_lies_outside_is_left_out() {
        List<ThroughputStep> steps = Steps.of(
                ThroughputRange.QUARTER_HOUR,
                new KeptThroughput(NOW, List.of(step("2026-10-23T00:26:00Z", 5), step("2026-10-23T00:27:00Z", 7))),
                Map.of());

        assertThat(steps).extracting(ThroughputStep::succeeded).startsWith(7L).doesNotContain(5L);
    }

    @Test
    void each_step_tells_how_long_its_own_jobs_took() {
        DurationCounts second = DurationCounts.of(Duration.ofSeconds(1));

        List<ThroughputStep> steps = Steps.of(
                ThroughputRange.DAY,
                new KeptThroughput(NOW, List.of(step("2026-10-23T00:29:00Z", 1), step("2026-10-23T00:31:00Z", 2))),
                Map.of(Instant.parse("2026-10-23T00:15:00Z"), second));

        assertThat(steps.get(94).took()).isEqualTo(second);
        assertThat(steps.get(94).p95()).contains(DurationCounts.told(DurationCounts.bucket(Duration.ofSeconds(1))));
        assertThat(steps.get(95).p95()).isEmpty();
    }
}
