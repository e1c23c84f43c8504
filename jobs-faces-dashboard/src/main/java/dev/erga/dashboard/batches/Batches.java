package dev.erga.dashboard.batches;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The page as it is shown: finished words only. Addresses are what follows {@code batches}.
 *
 * @param asOf when it was read
 * @param inside the name of the batch whose batches are listed, or its id if it is gone; empty for all
 * @param insidePage what follows the dashboard's address and a slash in that of its page
 * @param rows the batches
 * @param fact what an empty list says
 * @param note and what to do next
 * @param first whether there is none at all, so that the page shows how to make one
 * @param paged whether it begins further down than at the newest
 * @param newest the address of its first page; may be empty
 * @param older the address of the next page; empty on the last
 * @param notice which part of the address was left out; empty for none
 */
public record Batches(
        Moment asOf,
        String inside,
        String insidePage,
        List<BatchRow> rows,
        String fact,
        String note,
        boolean first,
        boolean paged,
        String newest,
        String older,
        String notice) {

    static Batches of(BatchPage page, Optional<BatchDetails> parent, BatchesQuery query, Instant now, Texts texts) {
        Moments moments = new Moments(now, texts);
        String none =
                query.isPaged() ? "batches.end" : query.parent().isPresent() ? "batches.none.inside" : "batches.none";
        return new Batches(
                moments.now(),
                parent.map(BatchDetails::name)
                        .or(() -> query.parent().map(BatchId::toString))
                        .orElse(""),
                query.parent().map(BatchRow::page).orElse(""),
                page.batches().stream()
                        .map(batch -> BatchRow.of(batch, moments, texts))
                        .toList(),
                texts.get(none),
                texts.get(none + ".note"),
                none.equals("batches.none"),
                query.isPaged(),
                query.first(),
                page.next().map(query::older).orElse(""),
                query.misread().map(part -> texts.get("notice.misread", part)).orElse(""));
    }
}
