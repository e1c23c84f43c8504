package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A job was taken away, a running one followed the request to stop, or one whose attempts have run out is deleted since its
 * method says so.
 *
 * @param job which job
 * @param reason the sentence the dashboard shows
 */
public record JobDeleted(JobId job, String reason) implements JobEvent {}
