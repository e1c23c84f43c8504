package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.spi.FoundJobs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for jobs no further than a database does, which goes along one index and tries each job that it leads to. */
record InMemoryReach(JobFilter filter, int bound) {

    private static final Set<JobState> WITHOUT_ORDER =
            Set.of(JobState.ENQUEUED, JobState.PROCESSING, JobState.SCHEDULED);

    /** Which jobs to try. */
    JobFilter tried() {
        return lead().orElse(filter);
    }

    /** What an index knows of it, if that bounds the search. */
    private Optional<JobFilter> lead() {
        boolean few = filter.id().isPresent()
                || filter.error().isPresent()
                || filter.failedWithin().isPresent()
                || filter.state().equals(Optional.of(JobState.PROCESSING));
        return few ? Optional.empty() : byValue().or(this::byState);
    }

    private Optional<JobFilter> byValue() {
        JobFilter all = sameRange();
        return Stream.of(
                        filter.key().map(all::withKey),
                        filter.batch().map(all::inBatch).map(this::failedApart),
                        filter.recurringId().map(all::madeBy),
                        filter.label().map(all::labelled),
                        filter.tenant().map(all::ofTenant))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The failed members of a batch have an index of their own. */
    private JobFilter failedApart(JobFilter members) {
        return filter.state()
                .filter(JobState.FAILED::equals)
                .map(members::inState)
                .orElse(members);
    }

    private Optional<JobFilter> byState() {
        return filter.state()
                .map(state -> Optional.of(state)
                        .filter(known -> !WITHOUT_ORDER.contains(known))
                        .map(sameRange()::inState))
                .orElseGet(() -> Optional.of(sameRange()));
    }

    private JobFilter sameRange() {
        JobFilter all = JobFilter.all().limit(filter.limit());
        all = filter.madeSince().map(all::madeSince).orElse(all);
        all = filter.madeBefore().map(all::madeBefore).orElse(all);
        all = filter.before().map(all::olderThan).orElse(all);
        return filter.after().map(all::newerThan).orElse(all);
    }

    /**
     * Chooses from those that were tried.
     *
     * @param matches whether one is what the filter asks for
     */
    FoundJobs found(Stream<JobRow> jobs, Predicate<JobRow> matches) {
        Comparator<JobRow> newestFirst =
                Comparator.<JobRow, JobId>comparing(row -> row.job.id()).reversed();
        List<JobRow> tried = jobs.sorted(filter.after().isPresent() ? newestFirst.reversed() : newestFirst)
                .toList();
        boolean cut = !tried().equals(filter) && tried.size() > bound;
        return new FoundJobs(
                tried.stream()
                        .limit(cut ? bound : tried.size())
                        .filter(matches)
                        .limit(filter.limit())
                        .sorted(newestFirst)
                        .map(JobRow::summary)
                        .toList(),
                cut ? Optional.of(tried.get(bound - 1).job.id()) : Optional.empty());
    }
}
