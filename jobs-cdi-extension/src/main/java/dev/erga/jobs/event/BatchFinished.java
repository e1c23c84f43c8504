package dev.erga.jobs.event;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;

/**
 * Each member of a batch has ended. Told again should a failed member be requeued and end anew.
 *
 * @param batch which batch
 * @param name its name
 * @param state Succeeded; Failed, if a member failed; or Deleted, if it was cancelled and none failed
 */
public record BatchFinished(BatchId batch, String name, JobState state) implements JobEvent {}
