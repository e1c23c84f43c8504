package dev.erga.example.jobs;

import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.JobSummary;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One job as callers see it; what is not known is left out. All times are the database's.
 *
 * @param arguments what it is called with; where something is secret stands {@code ***}
 * @param attempts how many attempts have started and count
 * @param reason why it is in this state, unless that is the ordinary course
 * @param progress how far it has come, if it says so
 * @param result what it has left
 * @param failures the attempts that did not end well, oldest first
 */
public record JobAnswer(
        String id,
        String name,
        String queue,
        @Nullable String tenant,
        Set<String> labels,
        JsonValue arguments,
        String state,
        int attempts,
        @Nullable String reason,
        Instant createdAt,
        Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable ProgressAnswer progress,
        @Nullable JsonValue result,
        List<AttemptAnswer> failures) {

    /** How far a job has come, by its own word. */
    public record ProgressAnswer(
            long done, @Nullable Long total, @Nullable Integer percent) {

        static ProgressAnswer of(JobProgress progress) {
            Long total = progress.total().isPresent() ? progress.total().getAsLong() : null;
            return new ProgressAnswer(progress.done(), total, progress.percent().orElse(null));
        }
    }

    /** An attempt that did not end well. */
    public record AttemptAnswer(
            int attempt,
            String outcome,
            @Nullable String error,
            @Nullable String message,
            Instant endedAt) {

        static AttemptAnswer of(AttemptDetails attempt) {
            return new AttemptAnswer(
                    attempt.attempt(),
                    attempt.outcome(),
                    attempt.errorType().orElse(null),
                    attempt.message().orElse(null),
                    attempt.endedAt());
        }
    }

    static JobAnswer of(JobDetails job) {
        JobSummary summary = job.summary();
        return new JobAnswer(
                summary.id().toString(),
                summary.name(),
                summary.queue(),
                job.tenant().orElse(null),
                summary.labels(),
                StoredJson.value(job.arguments()),
                summary.state().name(),
                summary.attempts(),
                summary.reason().orElse(null),
                summary.createdAt(),
                summary.runAt(),
                summary.startedAt().orElse(null),
                summary.finishedAt().orElse(null),
                job.progress().map(ProgressAnswer::of).orElse(null),
                job.result().map(StoredJson::value).orElse(null),
                job.attempts().stream().map(AttemptAnswer::of).toList());
    }
}
