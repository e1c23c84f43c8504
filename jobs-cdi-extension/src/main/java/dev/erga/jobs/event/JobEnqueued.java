package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A job was stored and its transaction has committed; it is Enqueued, or Scheduled when it has a delay. Not
 * told for the jobs of {@code JobScheduler.enqueueAll}, of which there may be millions.
 *
 * @param job which job
 * @param name the job method's name
 * @param queue where it waits
 */
public record JobEnqueued(JobId job, String name, String queue) implements JobEvent {}
