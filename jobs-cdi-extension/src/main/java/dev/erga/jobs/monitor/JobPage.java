package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param jobs newest first
 * @param next what to give {@link JobFilter#olderThan} for the next page; empty on the last
 * @param previous what to give {@link JobFilter#newerThan} for the page before; empty on the first
 */
public record JobPage(List<JobSummary> jobs, Optional<JobId> next, Optional<JobId> previous) {

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
