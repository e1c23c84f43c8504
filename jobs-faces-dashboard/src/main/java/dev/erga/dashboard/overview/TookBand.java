package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ThroughputStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The band of a chart that shows what 95 of 100 jobs stayed within: a line, broken where nothing succeeded.
 *
 * @param name what it shows
 * @param path the line, one across for each step
 * @param box the size in which it is drawn, before it is stretched to the chart's width
 * @param lines across the band
 */
public record TookBand(String name, String path, String box, List<ChartLine> lines) {

    private static final int FLOOR = 256;
    private static final int HEIGHT = 40;
    private static final int CHART_HEIGHT = 282;

    /** Where the scale may end: round numbers of the unit in which people say them. */
    private static final List<Duration> TOPS = Stream.of(
                    Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500).map(Duration::ofMillis),
                    Stream.of(1, 2, 5, 10, 20, 30).map(Duration::ofSeconds),
                    Stream.of(1, 2, 5, 10, 20, 30).map(Duration::ofMinutes),
                    Stream.of(1, 2, 6, 12).map(Duration::ofHours),
                    Stream.of(1, 2, 4, 7).map(Duration::ofDays))
            .flatMap(unit -> unit)
            .toList();

    static TookBand of(List<ThroughputStep> steps, String step, Texts texts) {
        Duration longest = steps.stream()
                .flatMap(each -> each.p95().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration top = TOPS.stream()
                .filter(end -> end.compareTo(longest) >= 0)
                .findFirst()
                .orElse(longest);
        return new TookBand(
                texts.get("chart.took", step),
                path(steps, top),
                "0 0 " + Math.max(1, steps.size()) + " " + CHART_HEIGHT,
                List.of(
                        // Above its line: with its unit it is wider than the room beside the steps.
                        line(FLOOR - HEIGHT, -7, round(top, texts)), line(FLOOR, 4, "0")));
    }

    private static ChartLine line(int at, int text, String value) {
        return new ChartLine(Scale.plain(at), Scale.plain(at + text), value);
    }

    private static String path(List<ThroughputStep> steps, Duration top) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int number = 0; number < steps.size(); number++) {
            Optional<Duration> p95 = steps.get(number).p95();
            if (p95.isPresent()) {
                // As wide as a bar at each step, so that one between two in which nothing succeeded is seen too.
                path.append(open ? "L" : "M")
                        .append(number + "," + place(height(p95.get(), top)))
                        .append("h" + ChartShapes.FILLED);
            }
            open = p95.isPresent();
        }
        return path.toString();
    }

    private static double height(Duration p95, Duration top) {
        return FLOOR - (double) HEIGHT * p95.toNanos() / top.toNanos();
    }

    private static String place(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String round(Duration top, Texts texts) {
        if (top.toDays() > 0) {
            return top.toDays() + "\u00A0" + texts.get("unit.days");
        }
        if (top.toHours() > 0) {
            return top.toHours() + "\u00A0" + texts.get("unit.hours");
        }
        if (top.toMinutes() > 0) {
            return top.toMinutes() + "\u00A0" + texts.get("unit.minutes");
        }
        return top.toSeconds() > 0
                ? top.toSeconds() + "\u00A0" + texts.get("unit.seconds")
                : top.toMillis() + "\u00A0" + texts.get("unit.millis");
    }
}
