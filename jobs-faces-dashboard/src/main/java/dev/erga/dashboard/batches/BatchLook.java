package dev.erga.dashboard.batches;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;

/**
 * A batch's state as it is shown.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param word what it is called
 */
public record BatchLook(String icon, String tone, String word) {

    static BatchLook of(BatchDetails batch, Texts texts) {
        StateLook look = StateLook.of(batch.state());
        return new BatchLook(look.icon(), look.tone(), word(batch, texts));
    }

    private static String word(BatchDetails batch, Texts texts) {
        if (batch.state() == JobState.PROCESSING) {
            return texts.get(batch.cancelReason().isPresent() ? "batches.cancelling" : "batches.running");
        }
        if (batch.state() == JobState.FAILED) {
            return texts.get("batches.failed", Numbers.grouped(batch.failed()));
        }
        if (batch.state() == JobState.DELETED) {
            return texts.get("batches.cancelled");
        }
        return texts.get(batch.total() == 0 ? "batches.empty" : "batches.ended");
    }
}
