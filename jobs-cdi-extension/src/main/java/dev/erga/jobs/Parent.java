package dev.erga.jobs;

import java.util.UUID;

/** What a continuation waits for: a job or a batch. */
public sealed interface Parent permits JobId, BatchId {

    /** Unique among jobs and batches together. */
    UUID value();
}
