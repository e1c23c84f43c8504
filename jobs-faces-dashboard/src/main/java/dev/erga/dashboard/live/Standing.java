package dev.erga.dashboard.live;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.NodeDetails;
import java.util.List;
import java.util.Map;

/** What is the same for all who ask: short queries, each on an index. */
record Standing(Map<JobState, BoundedCount> counts, List<NodeDetails> nodes) {

    static Standing read(JobMonitor monitor) {
        return new Standing(monitor.counts(), monitor.nodes());
    }
}
