package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;

/**
 * How long what is over is kept.
 *
 * @param succeeded Succeeded jobs; one day by default
 * @param deleted Deleted jobs; one day by default
 * @param failed Failed jobs; empty (the default) keeps them until somebody acts
 * @param fires entries of the ledgers of recurring jobs, but for the latest of each; 30 days by default
 * @param nodes rows of dead nodes; one day by default
 * @param audit entries of the audit; 90 days by default
 */
public record Retention(
        Duration succeeded,
        Duration deleted,
        Optional<Duration> failed,
        Duration fires,
        Duration nodes,
        Duration audit) {

    /** How long jobs are kept that have ended so; empty to keep them until somebody acts, as those that have not ended. */
    public Optional<Duration> of(JobState end) {
        return switch (end) {
            case SUCCEEDED -> Optional.of(succeeded);
            case DELETED -> Optional.of(deleted);
            case FAILED -> failed;
            default -> Optional.empty();
        };
    }

    /** The defaults named at each component. */
    public static Retention defaults() {
        return new Retention(
                Duration.ofDays(1),
                Duration.ofDays(1),
                Optional.empty(),
                Duration.ofDays(30),
                Duration.ofDays(1),
                Duration.ofDays(90));
    }
}
