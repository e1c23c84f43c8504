package dev.erga.dashboard.overview;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.NodeDetails;
import java.util.List;
import java.util.Map;

/** What the overview reads: three short queries. */
record OverviewData(Map<JobState, BoundedCount> counts, JobPage page, List<NodeDetails> nodes) {

    static OverviewData read(JobMonitor monitor, OverviewQuery query) {
        return new OverviewData(monitor.counts(), monitor.jobs(query.filter()), monitor.nodes());
    }

    boolean noJobAtAll() {
        return counts.values().stream().allMatch(count -> count.value() == 0);
    }

    BoundedCount count(JobState state) {
        return counts.getOrDefault(state, new BoundedCount(0, false));
    }
}
