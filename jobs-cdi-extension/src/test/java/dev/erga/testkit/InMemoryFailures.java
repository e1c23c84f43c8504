package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.spi.FailedJobs;
import dev.erga.jobs.spi.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What has failed, kind by kind, and what is tried again, of the store in memory. */
record InMemoryFailures(InMemoryDatabase database) {

    private static final Comparator<FailureGroup> MOST_FREQUENT = Comparator.<FailureGroup>comparingLong(
                    group -> group.lately().get(2).value())
            .thenComparingLong(group -> group.lately().get(3).value())
            .thenComparing(FailureGroup::last)
            .reversed();

    private static final Comparator<JobRow> SOONEST =
            Comparator.<JobRow, Instant>comparing(row -> row.runAt).thenComparing(row -> row.job.id());

    List<FailureGroup> groups(int most, int bound) {
        Map<String, List<JobRow>> byKey = database.jobs.all(row -> row.failing().isPresent()).stream()
                .collect(
                        Collectors.groupingBy(row -> row.failing().orElseThrow().key()));
        return byKey.entrySet().stream()
                .map(each -> group(each.getKey(), each.getValue(), bound))
                .sorted(MOST_FREQUENT)
                .limit(most)
                .toList();
    }

    private FailureGroup group(String key, List<JobRow> rows, int bound) {
        JobRow latest = rows.stream()
                .max(Comparator.comparing(InMemoryFailures::failedAt))
                .orElseThrow();
        Failure failure = latest.failing().orElseThrow();
        return new FailureGroup(
                key,
                Optional.of(failure.type()).filter(type -> !type.isEmpty()),
                failure.place(),
                count(rows, row -> row.state == JobState.FAILED, bound),
                count(rows, row -> row.state == JobState.SCHEDULED, bound),
                FailureGroup.WINDOWS.stream()
                        .map(window -> database.clock.instant().minus(window))
                        .map(since -> count(rows, row -> failedAt(row).isAfter(since), bound))
                        .toList(),
                rows.stream()
                        .map(InMemoryFailures::failedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                failedAt(latest),
                latest.job.id(),
                latest.job.name());
    }

    private static Instant failedAt(JobRow row) {
        return Objects.requireNonNull(row.failedAt);
    }

    private static BoundedCount count(List<JobRow> rows, Predicate<JobRow> wanted, int bound) {
        return bounded(rows.stream().filter(wanted).count(), bound);
    }

    static BoundedCount bounded(long count, int bound) {
        return new BoundedCount(Math.min(count, bound), count > bound);
    }

    boolean matches(JobFilter filter, JobRow row) {
        boolean alike =
                filter.error().isEmpty() || row.failing().map(Failure::key).equals(filter.error());
        return alike && filter.failedWithin().map(span -> isWithin(span, row)).orElse(true);
    }

    private boolean isWithin(Duration span, JobRow row) {
        return row.failing().isPresent()
                && failedAt(row).isAfter(database.clock.instant().minus(span));
    }

    FailedJobs lock(String key, int limit) {
        List<JobRow> failed = database
                .jobs
                .all(row -> row.state == JobState.FAILED
                        && row.failing().map(Failure::key).equals(Optional.of(key)))
                .stream()
                .sorted(Comparator.comparing(InMemoryFailures::failedAt))
                .limit(limit)
                .toList();
        List<JobId> locked = failed.stream()
                .map(row -> row.job.id())
                .sorted()
                .filter(id -> database.jobs
                        .lockUnlessHeld(id)
                        .filter(row -> row.state == JobState.FAILED)
                        .isPresent())
                .toList();
        return new FailedJobs(
                failed.stream()
                        .map(row -> row.failing().orElseThrow())
                        .map(failure -> FailedJobs.words(failure.type(), failure.place()))
                        .findFirst()
                        .orElse(""),
                locked);
    }

    List<JobRow> retrying() {
        return database.jobs.all(row -> row.state == JobState.SCHEDULED && row.attempts > 0);
    }

    List<RetryDetails> retries(RetryFilter filter) {
        return retrying().stream()
                .sorted(SOONEST)
                .filter(row -> filter.after().map(place -> isBehind(row, place)).orElse(true))
                .limit(filter.limit())
                .map(row -> new RetryDetails(
                        row.summary(), row.job.maxAttempts(), row.failing().map(Failure::key)))
                .toList();
    }

    private static boolean isBehind(JobRow row, RetryFilter.Place place) {
        int time = row.runAt.compareTo(place.due());
        return time > 0 || (time == 0 && row.job.id().compareTo(place.job()) > 0);
    }
}
