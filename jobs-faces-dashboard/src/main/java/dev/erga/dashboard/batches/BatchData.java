package dev.erga.dashboard.batches;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BatchPage;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of one batch reads.
 *
 * @param batch the batch
 * @param parent the batch it is a member of
 * @param jobs the jobs in it as far as a page goes: those that have failed, those that run, then the newest of the others
 * @param inner the batches in it
 */
record BatchData(BatchDetails batch, Optional<BatchDetails> parent, List<JobSummary> jobs, BatchPage inner) {

    private static final int MOST = 20;

    static Optional<BatchData> read(JobMonitor monitor, BatchId id) {
        return monitor.batch(id)
                .map(batch -> new BatchData(
                        batch,
                        batch.parent().flatMap(monitor::batch),
                        jobs(monitor, batch),
                        monitor.batches(BatchFilter.all().inside(id))));
    }

    private static List<JobSummary> jobs(JobMonitor monitor, BatchDetails batch) {
        JobFilter members = JobFilter.all().inBatch(batch.id()).limit(MOST);
        Map<JobId, JobSummary> jobs = new LinkedHashMap<>();
        if (batch.failed() > 0) {
            add(monitor, members.inState(JobState.FAILED), jobs);
        }
        if (batch.pending() > 0) {
            add(monitor, members.inState(JobState.PROCESSING), jobs);
        }
        add(monitor, members, jobs);
        return List.copyOf(jobs.values());
    }

    /** As many of the jobs as there is room for that are not there yet. */
    private static void add(JobMonitor monitor, JobFilter filter, Map<JobId, JobSummary> jobs) {
        if (jobs.size() < MOST) {
            for (JobSummary job : monitor.jobs(filter).jobs()) {
                if (jobs.size() < MOST) {
                    jobs.putIfAbsent(job.id(), job);
                }
            }
        }
    }
}
