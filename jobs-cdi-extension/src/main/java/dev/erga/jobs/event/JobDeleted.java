package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A job was taken away, or a running one followed the request to stop.
 *
 * @param job which job
 * @param reason the sentence the dashboard shows
 */
public record JobDeleted(JobId job, String reason) implements JobEvent {}
