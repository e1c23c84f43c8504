package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.NewJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs of one call have in common, as the columns have it.
 *
 * @param name the job method's
 * @param queue where they wait
 * @param priority 1 first, 9 last
 * @param maxAttempts the caller's own limit
 * @param labels to be found by, as they are stored and looked for; sorted
 * @param tenant whose they are
 * @param recurringId the schedule that makes them
 * @param firedFor the nominal time of the fire that makes them
 * @param createdBy the caller
 * @param batch which they are members of
 * @param limitBounds how many places they share, as it is stored
 */
record JobKind(
        String name,
        String queue,
        int priority,
        @Nullable Integer maxAttempts,
        List<String> labels,
        @Nullable String tenant,
        @Nullable String recurringId,
        @Nullable Instant firedFor,
        @Nullable String createdBy,
        @Nullable UUID batch,
        @Nullable String limitBounds) {

    private static final int LABEL = 100;
    private static final int WORD = 200;

    static JobKind of(NewJob job) {
        return new JobKind(
                Text.exact("name", job.name()),
                Text.exact("queue", job.queue()),
                job.priority(),
                job.maxAttempts().isPresent() ? job.maxAttempts().getAsInt() : null,
                stored(job.labels()),
                job.tenant().filter(name -> !name.isEmpty()).map(JobKind::word).orElse(null),
                job.recurringId().orElse(null),
                job.firedFor()
                        .map(instant -> instant.truncatedTo(ChronoUnit.MICROS))
                        .orElse(null),
                job.createdBy().map(JobKind::word).orElse(null),
                job.batch().map(BatchId::value).orElse(null),
                job.limit().map(limit -> limit.bounds().toString()).orElse(null));
    }

    /** Whether the two jobs are of the same kind, found without making it. */
    static boolean isShared(NewJob one, NewJob other) {
        return one.name().equals(other.name())
                && one.queue().equals(other.queue())
                && one.priority() == other.priority()
                && one.maxAttempts().equals(other.maxAttempts())
                && one.labels().equals(other.labels())
                && one.tenant().equals(other.tenant())
                && one.recurringId().equals(other.recurringId())
                && one.firedFor().equals(other.firedFor())
                && one.createdBy().equals(other.createdBy())
                && one.batch().equals(other.batch())
                && one.limit().map(JobLimit::bounds).equals(other.limit().map(JobLimit::bounds));
    }

    /** A label as it is stored and looked for. */
    static String label(String text) {
        return Text.shown(text, LABEL);
    }

    /** The labels in one column, for people to read. */
    @Nullable
    String labelColumn() {
        return labels.isEmpty() ? null : Words.joined(labels);
    }

    private static List<String> stored(Collection<String> labels) {
        return labels.isEmpty()
                ? List.of()
                : labels.stream().map(JobKind::label).distinct().sorted().toList();
    }

    private static String word(String text) {
        return Text.shown(text, WORD);
    }
}
