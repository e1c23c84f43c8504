package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;

/** How long jobs are kept once they are over, where a store cannot know it from who ends them. Thread-safe, and quick. */
@FunctionalInterface
public interface Keeping {

    /**
     * For how long.
     *
     * @param jobName the job method's name
     * @param end the final state
     * @return empty to keep it until somebody acts
     */
    Optional<Duration> span(String jobName, JobState end);

    /** The same span for all jobs, whatever their job method. */
    static Keeping alike(Optional<Duration> span) {
        return (jobName, end) -> span;
    }
}
