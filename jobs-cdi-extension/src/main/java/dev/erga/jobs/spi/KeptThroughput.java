package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.ThroughputStep;
import java.time.Instant;
import java.util.List;

/**
 * What a store has kept of what ended.
 *
 * @param now the database's clock
 * @param steps minutes or hours, oldest first; those in which nothing ended are missing
 */
public record KeptThroughput(Instant now, List<ThroughputStep> steps) {

    public KeptThroughput {
        steps = List.copyOf(steps);
    }
}
