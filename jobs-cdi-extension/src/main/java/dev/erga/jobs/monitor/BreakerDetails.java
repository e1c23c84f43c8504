package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * The breaker of a job method that has failed since it last succeeded.
 *
 * @param name the job method's name
 * @param position whether jobs of it are started
 * @param failures how many attempts have failed in a row
 * @param openings how often it has opened without closing since
 * @param openedAt when it opened last, if it is not closed
 * @param openUntil until when no job is started; then one is tried
 * @param trial the job that is being tried
 * @param reason why the last attempt failed; hostile text is possible
 */
public record BreakerDetails(
        String name,
        Position position,
        int failures,
        int openings,
        Optional<Instant> openedAt,
        Optional<Instant> openUntil,
        Optional<JobId> trial,
        Optional<String> reason) {

    /** Whether jobs are started. */
    public enum Position {
        /** They are; failures are counted. */
        CLOSED,
        /** None is. */
        OPEN,
        /** One is, to try it. */
        HALF_OPEN
    }
}
