package dev.erga.jpa;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.NewJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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
     */
    record Row(UUID id, JobState state, @Nullable Instant runAt, String arguments, int kind) {}

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
            rows.add(new Row(
                    job.id().value(),
                    state(job.due(), runAt),
                    runAt,
                    Text.exact("arguments", job.arguments()),
                    kinds.size() - 1));
        }
        return new NewRows(rows, kinds);
    }

    /** Whether there is one at most. */
    boolean isSingle() {
        return rows.size() <= 1;
    }

    /** Whether a job has to wait, or is that of a nominal time. */
    boolean areSpecial() {
        return rows.stream().anyMatch(row -> row.state() != JobState.ENQUEUED)
                || kinds.stream().anyMatch(kind -> kind.firedFor() != null);
    }

    /** Whether a job is a member of a batch. */
    boolean haveMembers() {
        return kinds.stream().anyMatch(kind -> kind.batch() != null);
    }

    JobKind kindOf(Row row) {
        return kinds.get(row.kind());
    }

    private static JobState state(Due due, @Nullable Instant runAt) {
        if (due instanceof Due.Follows) {
            return JobState.AWAITING;
        }
        return runAt == null ? JobState.ENQUEUED : JobState.SCHEDULED;
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
