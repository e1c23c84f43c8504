package dev.erga.engine.monitor;

import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.KeptThroughput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the minutes or hours in which something ended to all steps of a range. Pure. */
final class Steps {

    private Steps() {}

    /** Every step, those in which nothing ended too; what lies outside is left out. */
    static List<ThroughputStep> of(ThroughputRange range, KeptThroughput kept, Map<Instant, DurationCounts> took) {
        long step = range.step().toSeconds();
        Map<Long, ThroughputStep> found = new HashMap<>();
        for (ThroughputStep each : kept.steps()) {
            found.merge(Math.floorDiv(each.from().getEpochSecond(), step), each, ThroughputStep::plus);
        }
        long last = Math.floorDiv(kept.now().getEpochSecond(), step);
        List<ThroughputStep> steps = new ArrayList<>(range.steps());
        for (long number = last - range.steps() + 1; number <= last; number++) {
            Instant from = Instant.ofEpochSecond(number * step);
            ThroughputStep empty = new ThroughputStep(from, 0, 0, 0);
            steps.add(empty.plus(found.getOrDefault(number, empty)).took(took.getOrDefault(from, DurationCounts.NONE)));
        }
        return steps;
    }
}
