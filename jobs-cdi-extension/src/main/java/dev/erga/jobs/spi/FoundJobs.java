package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobSummary;
import java.util.List;
import java.util.Optional;

/**
 * What a store has found for one page of jobs.
 *
 * @param jobs newest first
 * @param reached the job where it stopped looking, itself the last that it looked at, because it had looked at as many as it was
 *     to; empty if it would have looked at all. Says nothing if the page is full
 */
public record FoundJobs(List<JobSummary> jobs, Optional<JobId> reached) {

    public FoundJobs {
        jobs = List.copyOf(jobs);
    }
}
