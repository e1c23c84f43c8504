package dev.erga.engine.setup;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long the jobs of one method are kept once they are over, where that is said of the method.
 *
 * @param spans by final state, an empty span to keep such jobs until somebody acts; of states that are not named holds what
 *     holds for all jobs
 */
public record Keeps(Map<JobState, Optional<Duration>> spans) {

    /** As all jobs. */
    public static final Keeps AS_ALL = new Keeps(Map.of());

    public Keeps {
        spans = Map.copyOf(spans);
        spans.keySet().forEach(end -> {
            if (!end.isFinal()) {
                throw new IllegalArgumentException(
                        "only jobs that are over are kept for a time, " + end + " is no end");
            }
        });
    }

    /**
     * How long a job is kept that has ended so.
     *
     * @param all what holds for all jobs
     * @return empty to keep it until somebody acts
     */
    public Optional<Duration> span(JobState end, Retention all) {
        return spans.getOrDefault(end, all.of(end));
    }
}
