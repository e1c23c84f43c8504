package dev.erga.jpa;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.NewJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Jobs to be stored, in the order of their ids, as the columns have them.
 *
 * @param rows one for each job
 * @param kinds each of what rows have in common; those of one call share one
 */
record NewRows(List<Row> rows, List<JobKind> kinds) {

    /**
     * One job.
     *
     * @param state where it begins
     * @param runAt when it may start, if that is later than now
     * @param kind the position among the kinds
     * @param place what it shares with others
     */
    record Row(
            UUID id,
            JobState state,
            @Nullable Instant runAt,
            String arguments,
            int kind,
            @Nullable Place place) {

        @Nullable
        String limitKey() {
            return place == null ? null : place.key();
        }

        boolean awaitsPlace() {
            return place != null && place.awaited();
        }
    }

    /**
     * The places a job shares.
     *
     * @param awaited whether it could run if there were one
     */
    record Place(String key, boolean awaited) {

        static @Nullable Place of(NewJob job, JobState state) {
            return job.limit()
                    .map(limit -> new Place(
                            Text.exact("limit", limit.key()),
                            state == JobState.AWAITING && !(job.due() instanceof Due.Follows)))
                    .orElse(null);
        }
    }

    /**
     * Out of what callers said.
     *
     * @param now what counts as due now; does not matter where all jobs are
     */
    static NewRows of(List<NewJob> jobs, Instant now) {
        List<NewJob> sorted = new ArrayList<>(jobs);
        sorted.sort(Comparator.comparing(NewJob::id));
        List<Row> rows = new ArrayList<>(sorted.size());
        List<JobKind> kinds = new ArrayList<>();
        @Nullable NewJob before = null;
        for (NewJob job : sorted) {
            if (before == null || !JobKind.isShared(before, job)) {
                kinds.add(JobKind.of(job));
            }
            before = job;
            @Nullable Instant runAt = later(job.due(), now);
            JobState state = state(job, runAt);
            rows.add(new Row(
                    job.id().value(),
                    state,
                    runAt,
                    Text.exact("arguments", job.arguments()),
                    kinds.size() - 1,
                    Place.of(job, state)));
        }
        return new NewRows(rows, kinds);
    }

    /** Whether there is one at most. */
    boolean isSingle() {
        return rows.size() <= 1;
    }

    /** Whether a job has to wait for something else than a place, or is that of a nominal time. */
    boolean areSpecial() {
        return rows.stream().anyMatch(row -> row.state() != JobState.ENQUEUED && !row.awaitsPlace())
                || kinds.stream().anyMatch(kind -> kind.firedFor() != null);
    }

    /** Whether a job is a member of a batch. */
    boolean haveMembers() {
        return kinds.stream().anyMatch(kind -> kind.batch() != null);
    }

    /** Whether a job shares places. */
    boolean areLimited() {
        return rows.stream().anyMatch(row -> row.place() != null);
    }

    /** The places that jobs wait for. */
    Set<String> awaited() {
        return rows.stream().filter(Row::awaitsPlace).map(Row::limitKey).collect(Collectors.toSet());
    }

    JobKind kindOf(Row row) {
        return kinds.get(row.kind());
    }

    private static JobState state(NewJob job, @Nullable Instant runAt) {
        if (runAt != null) {
            return JobState.SCHEDULED;
        }
        boolean waits = job.due() instanceof Due.Follows || job.limit().isPresent();
        return waits ? JobState.AWAITING : JobState.ENQUEUED;
    }

    /** The time to wait for, unless it has come. */
    private static @Nullable Instant later(Due due, Instant now) {
        if (due instanceof Due.Now || due instanceof Due.Follows) {
            return null;
        }
        Instant time = due instanceof Due.In in ? now.plus(in.delay()) : ((Due.At) due).instant();
        return now.isBefore(time) ? time.truncatedTo(ChronoUnit.MICROS) : null;
    }
}
