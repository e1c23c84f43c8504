package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Amount;
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
 * @param badName what the band below it shows
 * @param took the lowest band: how long jobs took
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
        TookBand took,
        List<Bar> bars,
        List<ChartLine> lines,
        List<ChartTick> ticks,
        List<ChartRow> rows) {

    static Chart of(List<ThroughputStep> steps, OverviewQuery query, Moments moments, Texts texts) {
        ThroughputRange range = query.range();
        ThroughputStep sum = steps.stream()
                .reduce(ThroughputStep::plus)
                .orElseGet(() -> new ThroughputStep(moments.seenFrom(), 0, 0, 0));
        String span = texts.get("chart.range." + OverviewQuery.key(range));
        String step = texts.get("chart.step." + OverviewQuery.key(range));
        TookBand took = TookBand.of(steps, step, texts);
        ChartShapes shapes = new ChartShapes(range, steps, took, moments, texts);
        return new Chart(
                Stream.of(ThroughputRange.values())
                        .map(each -> choice(each, query, texts))
                        .toList(),
                List.of(view(false, query, texts), view(true, query, texts)),
                query.table(),
                sum.succeeded() + sum.failed() + sum.retried() == 0,
                texts.get("chart.caption", span),
                words("chart.summary", span, sum, texts),
                Numbers.grouped(sum.succeeded()),
                Numbers.grouped(sum.failed()),
                Numbers.grouped(sum.retried()),
                texts.get("chart.good", step),
                texts.get("chart.bad", step),
                took,
                shapes.bars(),
                shapes.lines(),
                shapes.ticks(),
                rows(range, steps, moments, texts));
    }

    /** What ended in a time, in one sentence; what it took only where something succeeded. */
    static String words(String key, String time, ThroughputStep ended, Texts texts) {
        String succeeded = Numbers.grouped(ended.succeeded());
        String failed = Numbers.grouped(ended.failed());
        return ended.p95()
                .map(p95 -> Numbers.brief(p95, texts))
                .map(p95 -> texts.get(key + ".p95", time, succeeded, failed, p95.value() + "\u00A0" + p95.unit()))
                .orElseGet(() -> texts.get(key, time, succeeded, failed));
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

    private static List<ChartRow> rows(
            ThroughputRange range, List<ThroughputStep> steps, Moments moments, Texts texts) {
        int together = together(range);
        int groups = (steps.size() + together - 1) / together;
        return IntStream.range(0, groups)
                .mapToObj(group -> {
                    int end = steps.size() - group * together;
                    return row(steps.subList(Math.max(0, end - together), end), moments, texts);
                })
                .toList();
    }

    private static ChartRow row(List<ThroughputStep> steps, Moments moments, Texts texts) {
        ThroughputStep sum = steps.stream().reduce(ThroughputStep::plus).orElseThrow();
        return new ChartRow(
                moments.minute(sum.from()),
                Numbers.grouped(sum.succeeded()),
                Numbers.grouped(sum.failed()),
                Numbers.grouped(sum.retried()),
                sum.p95().map(p95 -> Numbers.brief(p95, texts)).orElse(Amount.NONE));
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
