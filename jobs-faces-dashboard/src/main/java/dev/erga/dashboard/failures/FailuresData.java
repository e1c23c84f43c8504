package dev.erga.dashboard.failures;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroups;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RetryFilter;

/** What the page reads: the groups, and how many jobs have failed and are tried again in all. */
record FailuresData(FailureGroups groups, BoundedCount failed, BoundedCount retrying) {

    static FailuresData read(JobMonitor monitor) {
        return new FailuresData(
                monitor.failures(),
                monitor.counts().getOrDefault(JobState.FAILED, new BoundedCount(0, false)),
                monitor.retries(RetryFilter.soonest().limit(1)).total());
    }
}
