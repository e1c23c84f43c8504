package dev.erga.dashboard.overview;

import static dev.erga.dashboard.overview.Samples.NOW;
import static dev.erga.dashboard.overview.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartTest {

    private static List<ThroughputStep> steps(ThroughputRange range, LongUnaryOperator succeeded) {
        long step = range.step().toSeconds();
        long last = NOW.getEpochSecond() / step;
        return IntStream.range(0, range.steps())
                .mapToObj(number -> new ThroughputStep(
                        Instant.ofEpochSecond((last - range.steps() + 1 + number) * step),
                        succeeded.applyAsLong(number),
                        number % 10 == 9 ? 3 : 0,
                        0,
                        succeeded.applyAsLong(number) == 0
                                ? DurationCounts.NONE
                                : DurationCounts.of(Duration.ofMillis(310))))
                .toList();
    }

    private static Chart chart(List<ThroughputStep> steps, OverviewQuery query) {
        return Chart.of(steps, query, new Moments(NOW, Texts.english()), Texts.english());
    }

    private static double percent(String text) {
        assertThat(text).matches("\\d+\\.\\d\\d%");
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }

    @ParameterizedTest
    @EnumSource(ThroughputRange.class)
    void every_step_is_a_bar_within_the_width_and_the_height(ThroughputRange range) {
        Chart chart = chart(steps(range, number -> number * 7), query("range", OverviewQuery.key(range)));

        assertThat(chart.bars()).hasSize(range.steps());
        double end = 0;
        for (Bar bar : chart.bars()) {
            assertThat(percent(bar.left())).isGreaterThanOrEqualTo(end - 0.02);
            end = percent(bar.left()) + percent(bar.width());
            assertThat(end).isLessThanOrEqualTo(100);
            if (!bar.goodHeight().isEmpty()) {
                assertThat(Double.parseDouble(bar.good()) + Double.parseDouble(bar.goodHeight()))
                        .isCloseTo(124, within(0.02));
                assertThat(Double.parseDouble(bar.good())).isGreaterThanOrEqualTo(24);
            }
        }
        assertThat(chart.bars().get(0).goodHeight()).as("nothing is no shape").isEmpty();
        assertThat(chart.bars().get(9).badHeight()).isNotEmpty();
        assertThat(chart.ticks()).hasSizeBetween(2, 8);
        assertThat(chart.rows()).hasSizeBetween(7, 24);
    }

    @Test
    void a_bar_says_its_values_and_the_whole_is_summed_up_in_words() {
        Chart chart = chart(steps(ThroughputRange.HOUR, number -> 1_204), query());

        assertThat(chart.bars().get(59).title())
                .isEqualTo("00:41 UTC: 1\u202F204 succeeded, 95 % within 331\u00A0ms; 3 failed");
        assertThat(chart.bars().get(0).title()).startsWith("22 Oct 23:42 UTC: ");
        assertThat(chart.summary())
                .isEqualTo("In the last 1 h: 72\u202F240 succeeded, 95 % of them within 331\u00A0ms; 18 failed."
                        + " The table has the values.");
        assertThat(chart.goodName()).isEqualTo("Succeeded per minute");
    }

    @Test
    void the_table_holds_what_the_shapes_do_latest_first() {
        Chart chart = chart(steps(ThroughputRange.HOUR, number -> 1), query("view", "table"));

        assertThat(chart.table()).isTrue();
        assertThat(chart.rows()).hasSize(12);
        assertThat(chart.rows()).extracting(ChartRow::succeeded).containsOnly("5");
        assertThat(chart.rows().get(0).from().words()).isEqualTo("00:37");
        assertThat(chart.rows().get(0).failed()).isEqualTo("3");
        assertThat(chart.rows()).extracting(ChartRow::p95).containsOnly(new Amount("331", "ms"));
    }

    @Test
    void a_row_of_several_steps_tells_what_95_of_100_of_all_their_jobs_stayed_within() {
        List<ThroughputStep> steps = steps(ThroughputRange.HOUR, number -> 1);
        ThroughputStep slow = steps.get(57).took(DurationCounts.of(Duration.ofSeconds(40)));
        steps = Stream.concat(steps.stream().limit(59), Stream.of(slow)).toList();

        Chart chart = chart(steps, query("view", "table"));

        assertThat(chart.rows().get(0).p95().unit()).isEqualTo("s");
        assertThat(chart.rows().get(1).p95()).isEqualTo(new Amount("331", "ms"));
    }

    @Test
    void where_nothing_succeeded_no_duration_is_told() {
        Chart chart = chart(steps(ThroughputRange.HOUR, number -> 0), query("view", "table"));

        assertThat(chart.summary()).isEqualTo("In the last 1 h: 0 succeeded, 18 failed. The table has the values.");
        assertThat(chart.bars().get(59).title()).isEqualTo("00:41 UTC: 0 succeeded, 3 failed");
        assertThat(chart.rows()).extracting(ChartRow::p95).containsOnly(Amount.NONE);
        assertThat(chart.took().path()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ThroughputRange.class)
    void durations_are_a_line_that_is_broken_where_nothing_succeeded(ThroughputRange range) {
        TookBand band =
                chart(steps(range, number -> number % 5 == 0 ? 0 : 1), query()).took();

        assertThat(band.box()).isEqualTo("0 0 " + range.steps() + " 282");
        assertThat(band.path().replaceAll("[^M]", "")).hasSize((range.steps() + 3) / 5);
        assertThat(band.path().replaceAll("[^ML]", "")).hasSize(range.steps() - (range.steps() + 4) / 5);
        assertThat(band.path()).startsWith("M1,229.4h0.66L2,229.4h0.66").doesNotContain("L0,", "M0,");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 ms",
        "PT0.31S, 500 ms",
        "PT0.6S, 1 s",
        "PT25S, 30 s",
        "PT45S, 1 min",
        "PT12M, 20 min",
        "PT50M, 1 h",
        "PT30H, 2 d",
        "PT9000H, 7 d"
    })
    void durations_have_a_scale_of_their_own_that_ends_at_a_round_one(Duration took, String top) {
        ThroughputStep step = new ThroughputStep(NOW, 1, 0, 0, DurationCounts.of(took));

        TookBand band = TookBand.of(List.of(step), "per minute", Texts.english());

        assertThat(band.lines())
                .containsExactly(
                        new ChartLine("216.00", "209.00", top.replace(' ', '\u00A0')),
                        new ChartLine("256.00", "260.00", "0"));
        double height = Double.parseDouble(band.path().replaceAll(".*,|h.*", ""));
        assertThat(height).isBetween(216.0, 256.0);
        assertThat(chart(List.of(step), query()).lines()).containsAll(band.lines());
    }

    @Test
    void where_nothing_has_ended_that_is_said_and_all_other_ways_stay_open() {
        Chart chart = chart(List.of(), query());

        assertThat(chart.quiet()).isTrue();
        assertThat(chart.rows()).isEmpty();
        assertThat(chart.bars()).isEmpty();
        assertThat(chart.ranges()).extracting(ChartChoice::words).containsExactly("15 min", "1 h", "24 h", "7 d");
    }

    @Test
    void the_ways_to_other_charts_keep_what_else_the_address_says() {
        Chart chart = chart(List.of(), query("state", "failed", "range", "24h", "view", "table"));

        assertThat(chart.ranges())
                .containsExactly(
                        new ChartChoice("15 min", "state=failed&range=15m&view=table", false),
                        new ChartChoice("1 h", "state=failed&view=table", false),
                        new ChartChoice("24 h", "state=failed&range=24h&view=table", true),
                        new ChartChoice("7 d", "state=failed&range=7d&view=table", false));
        assertThat(chart.views())
                .containsExactly(
                        new ChartChoice("Chart", "state=failed&range=24h", false),
                        new ChartChoice("Table", "state=failed&range=24h&view=table", true));
    }

    @Test
    void a_range_that_nobody_knows_is_told_and_the_usual_one_is_shown() {
        OverviewQuery query = query("range", "<b>", "view", "pie");

        assertThat(query.misread()).contains("<b>");
        assertThat(query.range()).isEqualTo(ThroughputRange.HOUR);
        assertThat(query.table()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 5", "6, 10", "10, 10", "11, 20", "350, 500", "1000000, 1000000"})
    void a_scale_ends_at_a_round_number(long most, long top) {
        assertThat(Scale.of(LongStream.of(0, most), 100, 50).top()).isEqualTo(top);
    }

    @Test
    void a_scale_bears_any_number_and_what_is_there_at_all_is_seen() {
        Scale scale = Scale.of(LongStream.of(1, Long.MAX_VALUE), 100, 50);

        assertThat(scale.height(1)).isEqualTo("1.00");
        assertThat(Double.parseDouble(scale.height(Long.MAX_VALUE))).isLessThanOrEqualTo(50);
        assertThat(scale.height(0)).isEmpty();
    }

    @Test
    void shapes_have_numbers_with_points_wherever_the_server_stands() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Scale.plain(12.345)).isEqualTo("12.35");
        } finally {
            Locale.setDefault(before);
        }
    }
}
