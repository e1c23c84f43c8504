package dev.erga.jobs.monitor;

import dev.erga.jobs.After;

/**
 * A job that follows another job, or a batch.
 *
 * @param job the job
 * @param after after which end of the other it runs
 */
public record FollowerDetails(JobSummary job, After after) {}
