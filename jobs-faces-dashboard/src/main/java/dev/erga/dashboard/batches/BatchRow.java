package dev.erga.dashboard.batches;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;

/**
 * One batch as a line of a list.
 *
 * @param name its name; hostile text is possible
 * @param id which batch
 * @param page what follows the dashboard's address and a slash in that of its page
 * @param by who made it; empty where nobody is known
 * @param look its state
 * @param percent hundredths of its members that have ended
 * @param progress the same in words
 * @param succeeded how many have ended well
 * @param failed how many have failed for good
 * @param deleted how many were deleted
 * @param pending how many have not ended
 * @param total how many there are
 * @param started when it was made
 * @param end when it has ended, or may
 */
public record BatchRow(
        String name,
        String id,
        String page,
        String by,
        BatchLook look,
        String percent,
        String progress,
        Tally succeeded,
        Tally failed,
        Tally deleted,
        Tally pending,
        Tally total,
        Moment started,
        End end) {

    static BatchRow of(BatchDetails batch, Moments moments, Texts texts) {
        return new BatchRow(
                batch.name(),
                batch.id().toString(),
                page(batch.id()),
                batch.createdBy().orElse(""),
                BatchLook.of(batch, texts),
                percent(batch),
                texts.get(
                        "batches.progress",
                        Numbers.grouped(batch.succeeded()),
                        Numbers.grouped(batch.failed()),
                        Numbers.grouped(batch.total())),
                Tally.in(JobState.SUCCEEDED, batch.succeeded(), batch, texts),
                Tally.in(JobState.FAILED, batch.failed(), batch, texts),
                Tally.in(JobState.DELETED, batch.deleted(), batch, texts),
                Tally.pending(batch, texts, page(batch.id())),
                Tally.all(batch, texts),
                moments.of(batch.createdAt()),
                End.of(batch, moments, texts));
    }

    static String page(BatchId id) {
        return "batch?id=" + id;
    }

    /** Cut, never rounded up: 100 % is said of what is over only. */
    private static String percent(BatchDetails batch) {
        return batch.total() == 0 ? "100" : Long.toString((batch.total() - batch.pending()) * 100 / batch.total());
    }
}
