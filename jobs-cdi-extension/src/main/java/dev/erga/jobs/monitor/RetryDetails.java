package dev.erga.jobs.monitor;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job that waits for another attempt.
 *
 * @param job the job; its time is that of the attempt, its reason says how the one before ended
 * @param mostAttempts how many attempts it has at most, unless its exception's rule says otherwise; empty if neither the job nor
 *     this node knows
 * @param failure the key of the {@link FailureGroup} it is in
 */
public record RetryDetails(JobSummary job, OptionalInt mostAttempts, Optional<String> failure) {

    /** The same where a node declares how many attempts the jobs of its method have. */
    public RetryDetails orMostAttempts(OptionalInt declared) {
        return new RetryDetails(job, mostAttempts.isPresent() ? mostAttempts : declared, failure);
    }

    /** Where it stands in the list. */
    public RetryFilter.Place place() {
        return new RetryFilter.Place(job.runAt(), job.id());
    }
}
