package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.spi.NewBatch;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored batch. A copy is changed and then put in the place of the old one. */
final class BatchRow {

    final NewBatch batch;
    final Instant createdAt;
    JobState state = JobState.PROCESSING;
    long total;
    long succeeded;
    long failed;
    long deleted;

    @Nullable
    String cancelReason;

    @Nullable
    Instant finishedAt;

    @Nullable
    Instant expiresAt;

    BatchRow(NewBatch batch, Instant now) {
        this.batch = batch;
        this.createdAt = now;
    }

    BatchRow copy() {
        BatchRow copy = new BatchRow(batch, createdAt);
        copy.state = state;
        copy.total = total;
        copy.succeeded = succeeded;
        copy.failed = failed;
        copy.deleted = deleted;
        copy.cancelReason = cancelReason;
        copy.finishedAt = finishedAt;
        copy.expiresAt = expiresAt;
        return copy;
    }

    void add(TickRow tick) {
        total += tick.added();
        succeeded += tick.end() == JobState.SUCCEEDED ? tick.count() : 0;
        failed += tick.end() == JobState.FAILED ? tick.count() : 0;
        deleted += tick.end() == JobState.DELETED ? tick.count() : 0;
    }

    JobState reached() {
        if (succeeded + failed + deleted < total) {
            return JobState.PROCESSING;
        }
        if (failed > 0) {
            return JobState.FAILED;
        }
        return cancelReason == null ? JobState.SUCCEEDED : JobState.DELETED;
    }

    BatchDetails details() {
        return new BatchDetails(
                batch.id(),
                batch.name(),
                state,
                total,
                succeeded,
                failed,
                deleted,
                batch.parent(),
                Optional.ofNullable(cancelReason),
                batch.createdBy(),
                createdAt,
                Optional.ofNullable(finishedAt));
    }
}
