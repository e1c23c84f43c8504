package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shapes of a chart, 282 high and as wide as there is room: one band for what succeeded, one for what failed, one for what it
 * took.
 */
final class ChartShapes {

    private static final int GOOD_FLOOR = 124;
    private static final int GOOD_HEIGHT = 100;
    private static final int BAD_FLOOR = 190;
    private static final int BAD_HEIGHT = 40;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** What of a step's width is bar. */
    static final double FILLED = 0.66;

    private final ThroughputRange range;
    private final List<ThroughputStep> steps;
    private final Moments moments;
    private final Texts texts;
    private final Scale good;
    private final Scale bad;
    private final TookBand took;

    ChartShapes(ThroughputRange range, List<ThroughputStep> steps, TookBand took, Moments moments, Texts texts) {
        this.range = range;
        this.steps = steps;
        this.moments = moments;
        this.texts = texts;
        this.took = took;
        this.good = Scale.of(steps.stream().mapToLong(ThroughputStep::succeeded), GOOD_FLOOR, GOOD_HEIGHT);
        this.bad = Scale.of(steps.stream().mapToLong(ThroughputStep::failed), BAD_FLOOR, BAD_HEIGHT);
    }

    List<Bar> bars() {
        return IntStream.range(0, steps.size())
                .mapToObj(number -> bar(number, steps.get(number)))
                .toList();
    }

    private Bar bar(int number, ThroughputStep step) {
        Moment from = moments.minute(step.from());
        return new Bar(
                Chart.words("chart.bar", from.words(), step, texts),
                percent(number),
                Scale.plain(FILLED * 100 / steps.size()) + "%",
                good.begin(step.succeeded()),
                good.height(step.succeeded()),
                bad.begin(step.failed()),
                bad.height(step.failed()));
    }

    List<ChartLine> lines() {
        return Stream.of(good.lines(), bad.lines(), took.lines())
                .flatMap(List::stream)
                .toList();
    }

    /** None so near to an end that it would be cut. */
    List<ChartTick> ticks() {
        int margin = Math.max(1, steps.size() / 24);
        return IntStream.range(margin, Math.max(margin, steps.size() - margin))
                .filter(number ->
                        steps.get(number).from().getEpochSecond() % between().toSeconds() == 0)
                .mapToObj(this::tick)
                .toList();
    }

    private ChartTick tick(int number) {
        boolean days = range == ThroughputRange.WEEK;
        ThroughputStep step = steps.get(number);
        String words =
                (days ? texts.date("day") : CLOCK).withZone(ZoneOffset.UTC).format(step.from());
        return new ChartTick(percent(number), step.from().toString(), words, days ? "date" : "minute");
    }

    private Duration between() {
        return switch (range) {
            case QUARTER_HOUR -> Duration.ofMinutes(5);
            case HOUR -> Duration.ofMinutes(15);
            case DAY -> Duration.ofHours(6);
            case WEEK -> Duration.ofDays(1);
        };
    }

    private String percent(int number) {
        return Scale.plain(number * 100.0 / steps.size()) + "%";
    }
}
