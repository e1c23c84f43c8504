package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import java.util.Optional;

/** A batch as it should be. Its state is the one that was last counted; what its members are, the model knows. */
final class ModelBatch {

    final BatchId id;
    final Optional<BatchId> parent;
    JobState state = JobState.PROCESSING;
    boolean cancelled;
    boolean gone;
    long ended;

    ModelBatch(BatchId id, Optional<BatchId> parent) {
        this.id = id;
        this.parent = parent;
    }

    boolean isOpen() {
        return !gone && state == JobState.PROCESSING;
    }

    /** How members stand. */
    record Tally(long total, long succeeded, long failed, long deleted) {

        long left() {
            return total - succeeded - failed - deleted;
        }

        JobState reached(boolean cancelled) {
            if (left() > 0) {
                return JobState.PROCESSING;
            }
            if (failed > 0) {
                return JobState.FAILED;
            }
            return cancelled ? JobState.DELETED : JobState.SUCCEEDED;
        }
    }

    @Override
    public String toString() {
        return "batch " + (id.value().getMostSignificantBits() >>> 16) + " (" + state + ")";
    }
}
