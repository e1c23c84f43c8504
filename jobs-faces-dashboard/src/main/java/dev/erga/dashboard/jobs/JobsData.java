package dev.erga.dashboard.jobs;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.NodeDetails;
import java.util.List;
import java.util.Map;

/**
 * What the page reads.
 *
 * @param counts how many jobs match in each state
 * @param page one page of them
 * @param nodes those that know names of queues and job methods
 */
record JobsData(Map<JobState, BoundedCount> counts, JobPage page, List<NodeDetails> nodes) {

    static JobsData read(JobMonitor monitor, JobsQuery query) {
        return new JobsData(
                query.isPlain() ? monitor.counts() : monitor.counts(query.narrowed()),
                monitor.jobs(query.filter()),
                monitor.nodes());
    }

    boolean isEmpty() {
        return counts.values().stream().allMatch(count -> count.value() == 0);
    }

    BoundedCount count(JobState state) {
        return counts.getOrDefault(state, new BoundedCount(0, false));
    }
}
