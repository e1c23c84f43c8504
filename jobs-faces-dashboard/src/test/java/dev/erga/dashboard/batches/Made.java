package dev.erga.dashboard.batches;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Batches for the tests of their pages, all seen from {@link #NOW} and begun ten minutes before. */
final class Made {

    static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    static final BatchId ID = BatchId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    static final BatchId OUTER = BatchId.parse("01980c5e-7b1c-7000-8000-0000353654aa");

    private Made() {}

    static BatchDetails batch(JobState state, long total, long succeeded, long failed, long deleted) {
        return new BatchDetails(
                ID,
                "october <b>",
                state,
                total,
                succeeded,
                failed,
                deleted,
                Optional.of(OUTER),
                Optional.empty(),
                Optional.of("ada"),
                NOW.minusSeconds(600),
                state.isFinal() ? Optional.of(NOW.minusSeconds(60)) : Optional.empty());
    }

    static BatchDetails cancelled(BatchDetails batch) {
        return new BatchDetails(
                batch.id(),
                batch.name(),
                batch.state(),
                batch.total(),
                batch.succeeded(),
                batch.failed(),
                batch.deleted(),
                batch.parent(),
                Optional.of("Its batch was cancelled by ada."),
                batch.createdBy(),
                batch.createdAt(),
                batch.finishedAt());
    }

    static JobSummary job(int number, JobState state) {
        return new JobSummary(
                JobId.parse("01980c5e-7b1c-7000-8000-%012x".formatted(number)),
                "Emails.send",
                "mail",
                5,
                state,
                1,
                Optional.empty(),
                Set.of(),
                NOW.minusSeconds(600),
                NOW.minusSeconds(600),
                Optional.of(NOW.minusSeconds(60)),
                state.isFinal() ? Optional.of(NOW.minusSeconds(30)) : Optional.empty(),
                Optional.empty());
    }
}
