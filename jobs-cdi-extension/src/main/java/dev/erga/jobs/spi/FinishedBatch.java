package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;

/**
 * A batch whose last member has ended.
 *
 * @param id which batch
 * @param name its name
 * @param state SUCCEEDED, FAILED if a member failed, or DELETED if it was cancelled before that
 */
public record FinishedBatch(BatchId id, String name, JobState state) {}
