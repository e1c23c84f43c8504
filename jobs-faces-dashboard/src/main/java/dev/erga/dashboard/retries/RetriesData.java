package dev.erga.dashboard.retries;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RetryPage;

/** What the page reads: one page, and how many jobs have failed for good. */
record RetriesData(RetryPage page, BoundedCount failed) {

    static RetriesData read(JobMonitor monitor, RetriesQuery query) {
        return new RetriesData(
                monitor.retries(query.filter()),
                monitor.counts().getOrDefault(JobState.FAILED, new BoundedCount(0, false)));
    }
}
