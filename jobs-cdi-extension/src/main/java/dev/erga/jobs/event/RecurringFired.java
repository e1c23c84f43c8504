package dev.erga.jobs.event;

import dev.erga.jobs.JobId;
import java.time.Instant;

/**
 * A fire of a recurring job made a job.
 *
 * @param recurringId which schedule
 * @param fireTime the nominal time
 * @param job the job it made
 */
public record RecurringFired(String recurringId, Instant fireTime, JobId job) implements JobEvent {}
