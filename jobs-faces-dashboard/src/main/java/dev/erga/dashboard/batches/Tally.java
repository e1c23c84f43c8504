package dev.erga.dashboard.batches;

import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;

/**
 * One of a batch's numbers, with the way to the list that proves it.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param word what is counted
 * @param count how many
 * @param countTone the class of the number's own colour
 * @param address what follows the dashboard's address and a slash
 */
public record Tally(String icon, String tone, String word, String count, String countTone, String address) {

    static Tally in(JobState state, long count, BatchDetails batch, Texts texts) {
        StateLook look = StateLook.of(state);
        boolean bad = state == JobState.FAILED && count > 0;
        return new Tally(
                look.icon(),
                count == 0 ? "erga-dim" : look.tone(),
                texts.get("batches.tally." + StateLook.key(state)),
                Numbers.grouped(count),
                bad ? "erga-bad" : count == 0 ? "erga-dim" : "",
                "jobs?" + JobsSearch.address(state, "batch", batch.id().toString()));
    }

    /** What has not ended is in several states: the batch's own page, or that of its jobs, lists them among others. */
    static Tally pending(BatchDetails batch, Texts texts, String address) {
        return new Tally(
                "erga-enqueued",
                batch.pending() == 0 ? "erga-dim" : "erga-queue",
                texts.get("batches.tally.pending"),
                Numbers.grouped(batch.pending()),
                batch.pending() == 0 ? "erga-dim" : "",
                address);
    }

    static Tally all(BatchDetails batch, Texts texts) {
        return new Tally(
                "erga-enqueued",
                "erga-dim",
                texts.get("batches.tally.all"),
                Numbers.grouped(batch.total()),
                batch.total() == 0 ? "erga-dim" : "",
                "jobs?" + JobsSearch.address("batch", batch.id().toString()));
    }
}
