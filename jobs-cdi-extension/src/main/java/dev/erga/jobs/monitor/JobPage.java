package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param jobs newest first
 * @param next what to give {@link JobFilter#olderThan} for the next page; empty on the last. No page but the last is followed by
 *     none, also where this one has no jobs
 * @param previous what to give {@link JobFilter#newerThan} for the page before; empty on the first
 * @param bounded whether the search stopped before the page was full, because it had looked at 10,000 jobs: it goes on from
 *     {@code next}, or from {@code previous} where newer jobs were asked for, and there may be more or none at all
 */
public record JobPage(List<JobSummary> jobs, Optional<JobId> next, Optional<JobId> previous, boolean bounded) {

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
