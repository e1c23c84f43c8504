package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a job that lists show: all but the arguments, which can be large. */
record JobLine(
        UUID id,
        String name,
        String queue,
        int priority,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String labels,
        Instant createdAt,
        @Nullable Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID node) {

    JobSummary summary() {
        JobId job = new JobId(id);
        return new JobSummary(
                job,
                name,
                queue,
                priority,
                StoredState.of(job, state),
                attempts,
                Optional.ofNullable(reason),
                Words.split(labels),
                createdAt,
                runAt == null ? createdAt : runAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(node).map(UUID::toString));
    }
}
