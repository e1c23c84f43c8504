package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A job failed for good: attempts used up, not to be retried, unreadable or quarantined.
 *
 * @param job which job
 * @param name the job method's name
 * @param attempt the last attempt, 1 for the first
 * @param reason the sentence the dashboard shows
 */
public record JobFailed(JobId job, String name, int attempt, String reason) implements JobEvent {}
