package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.JobSummary;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_job}. Only read as an entity; written by the verbs' own statements. */
@Entity
@Table(name = "erga_job")
class JobRow {

    @Id
    UUID id;

    String name;
    String queue;
    int priority;
    String state;

    @Column(name = "run_at")
    @Nullable
    Instant runAt;

    long token;

    @Nullable
    UUID node;

    int attempts;
    int crashes;

    @Column(name = "begun_token")
    @Nullable
    Long begunToken;

    String arguments;

    @Column(name = "max_attempts")
    @Nullable
    Integer maxAttempts;

    @Nullable
    String labels;

    @Nullable
    String tenant;

    @Column(name = "recurring_id")
    @Nullable
    String recurringId;

    @Column(name = "fired_for")
    @Nullable
    Instant firedFor;

    @Column(name = "created_by")
    @Nullable
    String createdBy;

    /** Written by the database: its default is the clock of the inserting statement. */
    @Column(name = "created_at", insertable = false)
    @Nullable
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Nullable
    String reason;

    @Column(name = "limit_key")
    @Nullable
    String limitKey;

    @Column(name = "batch_id")
    @Nullable
    UUID batchId;

    @Column(name = "error_key")
    @Nullable
    String errorKey;

    @Column(name = "error_at")
    @Nullable
    Instant errorAt;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    JobRow() {}

    JobDetails details(
            Optional<Parent> parent,
            Optional<String> key,
            Optional<JobProgress> progress,
            Optional<String> result,
            List<AttemptDetails> endedBadly) {
        return new JobDetails(
                summary(),
                arguments,
                crashes,
                Optional.ofNullable(tenant),
                Optional.ofNullable(batchId).map(BatchId::new),
                parent,
                Optional.ofNullable(recurringId),
                Optional.ofNullable(firedFor),
                Optional.ofNullable(createdBy),
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(limitKey),
                key,
                progress,
                result,
                List.of(),
                endedBadly);
    }

    private JobSummary summary() {
        Instant created = Objects.requireNonNull(createdAt);
        return new JobLine(
                        id,
                        name,
                        queue,
                        priority,
                        state,
                        attempts,
                        reason,
                        labels,
                        created,
                        runAt,
                        startedAt,
                        finishedAt,
                        node)
                .summary();
    }
}
