package dev.erga.dashboard.jobs;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page reads: the counts of all states, and one page. */
record JobsData(Map<JobState, BoundedCount> counts, JobPage page) {

    static JobsData read(JobMonitor monitor, JobsQuery query) {
        JobPage page = query.id().map(id -> only(monitor, id, query)).orElseGet(() -> monitor.jobs(query.filter()));
        return new JobsData(monitor.counts(), page);
    }

    private static JobPage only(JobMonitor monitor, JobId id, JobsQuery query) {
        List<JobSummary> found = monitor.job(id).filter(job -> matches(job, query)).stream()
                .map(JobDetails::summary)
                .toList();
        return new JobPage(found, Optional.empty(), Optional.empty());
    }

    private static boolean matches(JobDetails job, JobsQuery query) {
        JobSummary summary = job.summary();
        return query.state().map(summary.state()::equals).orElse(true)
                && query.value("queue").map(summary.queue()::equals).orElse(true)
                && query.value("job").map(summary.name()::equals).orElse(true)
                && query.value("label").map(summary.labels()::contains).orElse(true)
                && (query.batch().isEmpty() || query.batch().equals(job.batch()));
    }

    boolean noJobAtAll() {
        return counts.values().stream().allMatch(count -> count.value() == 0);
    }

    BoundedCount count(JobState state) {
        return counts.getOrDefault(state, new BoundedCount(0, false));
    }
}
