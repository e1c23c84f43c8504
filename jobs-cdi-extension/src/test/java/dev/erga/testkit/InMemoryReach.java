package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.FoundJobs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for jobs of a queue or a job method no further than a database does, which has no index of those and tries each job. */
record InMemoryReach(JobFilter filter, int bound) {

    private static final Set<JobState> LOOKED_THROUGH =
            Set.of(JobState.ENQUEUED, JobState.PROCESSING, JobState.SCHEDULED);

    /** Which jobs to try: those of any queue and job method. */
    JobFilter tried() {
        return new JobFilter(
                filter.state(),
                Optional.empty(),
                Optional.empty(),
                filter.label(),
                filter.batch(),
                filter.error(),
                filter.failedWithin(),
                filter.node(),
                filter.tenant(),
                filter.recurringId(),
                filter.key(),
                filter.id(),
                filter.madeSince(),
                filter.madeBefore(),
                filter.before(),
                filter.after(),
                filter.limit());
    }

    private boolean isBounded() {
        boolean indexed = Stream.of(
                        filter.label(),
                        filter.batch(),
                        filter.error(),
                        filter.failedWithin(),
                        filter.node(),
                        filter.tenant(),
                        filter.recurringId(),
                        filter.key(),
                        filter.id())
                .anyMatch(Optional::isPresent);
        return !filter.equals(tried())
                && !indexed
                && filter.state().filter(LOOKED_THROUGH::contains).isEmpty();
    }

    FoundJobs found(Stream<JobSummary> jobs) {
        Comparator<JobSummary> newestFirst =
                Comparator.comparing(JobSummary::id).reversed();
        List<JobSummary> tried = jobs.sorted(filter.after().isPresent() ? newestFirst.reversed() : newestFirst)
                .toList();
        boolean cut = isBounded() && tried.size() > bound;
        Optional<JobId> reached = cut ? Optional.of(tried.get(bound - 1).id()) : Optional.empty();
        return new FoundJobs(
                tried.stream()
                        .limit(cut ? bound : tried.size())
                        .filter(job -> filter.queue().map(job.queue()::equals).orElse(true)
                                && filter.name().map(job.name()::equals).orElse(true))
                        .limit(filter.limit())
                        .sorted(newestFirst)
                        .toList(),
                reached);
    }
}
