package dev.erga.jobs.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What came of letting jobs run.
 *
 * @param ready the queues in which jobs have become Enqueued
 * @param again keys to be asked for again at once: somebody else was at them, or more could go than at one time
 * @param later keys to be asked for again after a while, since a rate is used up
 */
public record Admission(Set<String> ready, Set<String> again, Map<String, Duration> later) {

    public Admission {
        ready = Set.copyOf(ready);
        again = Set.copyOf(again);
        later = Map.copyOf(later);
    }
}
