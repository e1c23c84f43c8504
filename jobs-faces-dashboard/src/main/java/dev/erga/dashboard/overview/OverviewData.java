package dev.erga.dashboard.overview;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.ThroughputStep;
import java.util.List;
import java.util.Map;

/** What the overview reads: a few short queries, none of which reads more where there are more jobs. */
record OverviewData(
        Map<JobState, BoundedCount> counts,
        JobPage page,
        List<NodeDetails> nodes,
        List<QueueDetails> queues,
        List<ThroughputStep> steps,
        List<MethodTimes> slowest) {

    private static final int METHODS = 6;

    static OverviewData read(JobMonitor monitor, OverviewQuery query) {
        return new OverviewData(
                monitor.counts(),
                monitor.jobs(query.filter()),
                monitor.nodes(),
                monitor.queues(),
                monitor.throughput(query.range()),
                monitor.slowest(METHODS));
    }

    boolean noJobAtAll() {
        return counts.values().stream().allMatch(count -> count.value() == 0);
    }

    BoundedCount count(JobState state) {
        return counts.getOrDefault(state, new BoundedCount(0, false));
    }
}
