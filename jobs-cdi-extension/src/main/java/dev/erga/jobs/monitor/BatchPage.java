package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import java.util.List;
import java.util.Optional;

/**
 * One page of batches.
 *
 * @param batches newest first
 * @param next what to give {@link BatchFilter#olderThan} for the next page; empty on the last
 */
public record BatchPage(List<BatchDetails> batches, Optional<BatchId> next) {

    public BatchPage {
        batches = List.copyOf(batches);
    }
}
