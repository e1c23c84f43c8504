package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.Optional;

/**
 * One batch. Counts are a moment late.
 *
 * @param id which batch
 * @param name its name; hostile text is possible
 * @param state Processing until each member has ended; then Succeeded, Failed or Deleted
 * @param total how many members it has, batches among them
 * @param succeeded how many have ended well
 * @param failed how many have failed for good
 * @param deleted how many were deleted
 * @param parent the batch it is a member of
 * @param cancelReason why its members are being deleted, if they are
 * @param createdBy the caller who made it, where the container knew one
 * @param createdAt when it was made
 * @param finishedAt when its last member ended
 */
public record BatchDetails(
        BatchId id,
        String name,
        JobState state,
        long total,
        long succeeded,
        long failed,
        long deleted,
        Optional<BatchId> parent,
        Optional<String> cancelReason,
        Optional<String> createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** How many have not ended yet. */
    public long pending() {
        return total - succeeded - failed - deleted;
    }
}
