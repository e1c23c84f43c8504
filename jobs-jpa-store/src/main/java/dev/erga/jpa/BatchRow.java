package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BatchDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_batch}. Only read as an entity. */
@Entity
@Table(name = "erga_batch")
class BatchRow {

    @Id
    UUID id;

    String name;
    String state;
    long total;
    long succeeded;
    long failed;
    long deleted;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(name = "cancel_reason")
    @Nullable
    String cancelReason;

    @Column(name = "created_by")
    @Nullable
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    BatchRow() {}

    BatchDetails details() {
        return new BatchDetails(
                new BatchId(id),
                name,
                StoredState.of(new JobId(id), state),
                total,
                succeeded,
                failed,
                deleted,
                Optional.ofNullable(parentId).map(BatchId::new),
                Optional.ofNullable(cancelReason),
                Optional.ofNullable(createdBy),
                createdAt,
                Optional.ofNullable(finishedAt));
    }
}
