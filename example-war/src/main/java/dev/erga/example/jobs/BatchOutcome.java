package dev.erga.example.jobs;

import dev.erga.jobs.monitor.BatchDetails;
import java.util.List;

/**
 * How far a batch has come, and in the end how it ended. A report leaves it as its result.
 *
 * @param failures the latest fifty
 */
public record BatchOutcome(
        String batch,
        String name,
        String state,
        long total,
        long succeeded,
        long failed,
        long deleted,
        long pending,
        List<FailedMember> failures) {

    static BatchOutcome of(BatchDetails batch, List<FailedMember> failures) {
        return new BatchOutcome(
                batch.id().toString(),
                batch.name(),
                batch.state().name(),
                batch.total(),
                batch.succeeded(),
                batch.failed(),
                batch.deleted(),
                batch.pending(),
                failures);
    }

    /** The numbers as a line of a mail. */
    public String counts() {
        return "%d of %d succeeded, %d failed, %d deleted".formatted(succeeded, total, failed, deleted);
    }

    /** The failures as lines of a mail. */
    public String reasons() {
        return String.join("\n", failures.stream().map(FailedMember::reason).toList());
    }
}
