package dev.erga.jpa;

import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Lease;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_attempt}: an attempt that did not end well. */
@Entity
@Table(name = "erga_attempt")
@IdClass(AttemptRow.Key.class)
class AttemptRow {

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Id
    long token;

    int attempt;
    String outcome;
    UUID node;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    /** Written by the database: its default is the clock of the inserting statement. */
    @Column(name = "ended_at", insertable = false)
    @Nullable
    Instant endedAt;

    @Column(name = "error_type")
    @Nullable
    String errorType;

    @Nullable
    String message;

    @Nullable
    String stack;

    @Nullable
    String place;

    @Column(name = "error_key")
    @Nullable
    String errorKey;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    AttemptRow() {}

    AttemptRow(Lease lease, int attempt, Optional<Instant> startedAt, String outcome, Optional<Failure> failure) {
        jobId = lease.job().value();
        token = lease.token();
        node = lease.node().value();
        this.attempt = attempt;
        this.startedAt = startedAt.orElse(null);
        this.outcome = outcome;
        // In a quarantine nothing was thrown.
        Optional<Failure> thrown = failure.filter(any -> !any.type().isEmpty());
        errorType = thrown.map(Failure::type).orElse(null);
        message = thrown.map(Failure::message).orElse(null);
        stack = thrown.map(Failure::stack).orElse(null);
        place = failure.map(Failure::place).orElse(null);
        errorKey = failure.map(Failure::key).orElse(null);
    }

    AttemptDetails details() {
        return new AttemptDetails(
                attempt,
                token,
                outcome,
                node.toString(),
                Optional.ofNullable(startedAt),
                Objects.requireNonNull(endedAt),
                Optional.ofNullable(errorType),
                Optional.ofNullable(message),
                Optional.ofNullable(stack));
    }

    /** A token is granted once for a job. */
    record Key(UUID jobId, long token) implements Serializable {}
}
