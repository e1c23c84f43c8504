package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much has ended, as shapes and as a table: made here, so that it needs no script.
 *
 * @param ranges the ways to other spans
 * @param views the ways to its shapes and to its table
 * @param table whether the table is shown
 * @param quiet whether nothing has ended in that time
 * @param caption what the table holds
 * @param summary what it shows, for those who cannot see it
 * @param succeeded how many jobs succeeded in all of it
 * @param failed how many failed for good
 * @param retried how many attempts failed that were followed by another
 * @param goodName what the upper band shows
 * @param badName what the lower band shows
 * @param bars one for each step
 * @param lines across both bands
 * @param ticks the times below
 * @param rows the table, latest first
 */
public record Chart(
        List<ChartChoice> ranges,
        List<ChartChoice> views,
        boolean table,
        boolean quiet,
        String caption,
        String summary,
        String succeeded,
        String failed,
        String retried,
        String goodName,
        String badName,
        List<Bar> bars,
        List<ChartLine> lines,
        List<ChartTick> ticks,
        List<ChartRow> rows) {

    static Chart of(List<ThroughputStep> steps, OverviewQuery query, Moments moments, Texts texts) {
        ThroughputRange range = query.range();
        ThroughputStep sum = steps.stream()
                .reduce(ThroughputStep::plus)
                .orElseGet(() -> new ThroughputStep(moments.seenFrom(), 0, 0, 0));
        String succeeded = Numbers.grouped(sum.succeeded());
        String failed = Numbers.grouped(sum.failed());
        String span = texts.get("chart.range." + OverviewQuery.key(range));
        ChartShapes shapes = new ChartShapes(range, steps, moments, texts);
        String step = texts.get("chart.step." + OverviewQuery.key(range));
        return new Chart(
                Stream.of(ThroughputRange.values())
                        .map(each -> choice(each, query, texts))
                        .toList(),
                List.of(view(false, query, texts), view(true, query, texts)),
                query.table(),
                sum.succeeded() + sum.failed() + sum.retried() == 0,
                texts.get("chart.caption", span),
                texts.get("chart.summary", span, succeeded, failed),
                succeeded,
                failed,
                Numbers.grouped(sum.retried()),
                texts.get("chart.good", step),
                texts.get("chart.bad", step),
                shapes.bars(),
                shapes.lines(),
                shapes.ticks(),
                rows(range, steps, moments));
    }

    private static ChartChoice choice(ThroughputRange range, OverviewQuery query, Texts texts) {
        return new ChartChoice(
                texts.get("chart.range." + OverviewQuery.key(range)),
                query.with(range, query.table()),
                range == query.range());
    }

    private static ChartChoice view(boolean table, OverviewQuery query, Texts texts) {
        return new ChartChoice(
                texts.get(table ? "chart.table" : "chart.chart"),
                query.with(query.range(), table),
                table == query.table());
    }

    private static List<ChartRow> rows(ThroughputRange range, List<ThroughputStep> steps, Moments moments) {
        int together = together(range);
        int groups = (steps.size() + together - 1) / together;
        return IntStream.range(0, groups)
                .mapToObj(group -> {
                    int end = steps.size() - group * together;
                    return row(steps.subList(Math.max(0, end - together), end), moments);
                })
                .toList();
    }

    private static ChartRow row(List<ThroughputStep> steps, Moments moments) {
        ThroughputStep sum = steps.stream().reduce(ThroughputStep::plus).orElseThrow();
        return new ChartRow(
                moments.minute(sum.from()),
                Numbers.grouped(sum.succeeded()),
                Numbers.grouped(sum.failed()),
                Numbers.grouped(sum.retried()));
    }

    /** How many steps make one row, so that a table has at most two dozen. */
    private static int together(ThroughputRange range) {
        return switch (range) {
            case QUARTER_HOUR -> 1;
            case HOUR -> 5;
            case DAY -> 4;
            case WEEK -> 12;
        };
    }
}
