package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * One page of the jobs that wait for another attempt.
 *
 * @param jobs those that run next first
 * @param total how many there are in all
 * @param next what to give {@link RetryFilter#behind} for the next page; empty on the last
 */
public record RetryPage(List<RetryDetails> jobs, BoundedCount total, Optional<RetryFilter.Place> next) {

    public RetryPage {
        jobs = List.copyOf(jobs);
    }
}
