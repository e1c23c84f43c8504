package dev.erga.dashboard.job;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.NodeDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page reads.
 *
 * @param job the job
 * @param why why it is where it is; empty if it went meanwhile
 * @param log what it logged
 * @param batch the batch it is a member of
 * @param parent the job that it follows or has followed
 * @param followers the jobs that follow it or have followed it, oldest first; one more than are shown, if there are more
 * @param nodes by incarnation, the names of the nodes that are known
 */
record JobData(
        JobDetails job,
        Optional<Explanation> why,
        List<LogLine> log,
        Optional<BatchDetails> batch,
        Optional<JobSummary> parent,
        List<FollowerDetails> followers,
        Map<String, String> nodes) {

    static final int MOST_FOLLOWERS = 20;

    static Optional<JobData> read(JobMonitor monitor, JobId id) {
        return monitor.job(id)
                .map(job -> new JobData(
                        job,
                        monitor.explain(id),
                        monitor.log(id),
                        job.batch().flatMap(monitor::batch),
                        job.parent()
                                .filter(JobId.class::isInstance)
                                .flatMap(parent -> monitor.job((JobId) parent))
                                .map(JobDetails::summary),
                        monitor.followers(id, MOST_FOLLOWERS + 1),
                        monitor.nodes().stream()
                                .collect(Collectors.toMap(NodeDetails::id, NodeDetails::name, (one, other) -> one))));
    }

    JobState state() {
        return job.summary().state();
    }

    /** The name people know a node by; the incarnation where it is pruned. */
    String node(String incarnation) {
        return nodes.getOrDefault(incarnation, incarnation);
    }
}
