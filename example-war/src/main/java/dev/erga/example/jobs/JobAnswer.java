package dev.erga.example.jobs;

import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job as callers see it; what is not known is left out. All times are the database's.
 *
 * @param attempts how many attempts have started and count
 * @param reason why it is in this state, unless that is the ordinary course
 * @param failures the attempts that did not end well, oldest first
 */
public record JobAnswer(
        String id,
        String name,
        String queue,
        String state,
        int attempts,
        @Nullable String reason,
        Instant createdAt,
        Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<AttemptAnswer> failures) {

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
                summary.state().name(),
                summary.attempts(),
                summary.reason().orElse(null),
                summary.createdAt(),
                summary.runAt(),
                summary.startedAt().orElse(null),
                summary.finishedAt().orElse(null),
                job.attempts().stream().map(AttemptAnswer::of).toList());
    }
}
