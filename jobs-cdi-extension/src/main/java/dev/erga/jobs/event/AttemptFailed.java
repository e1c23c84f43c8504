package dev.erga.jobs.event;

import dev.erga.jobs.JobId;
import java.time.Duration;

/**
 * An attempt failed and the job will be tried again.
 *
 * @param job which job
 * @param name the job method's name
 * @param attempt 1 for the first
 * @param reason the sentence the dashboard shows
 * @param retryIn until the next attempt may start
 */
public record AttemptFailed(JobId job, String name, int attempt, String reason, Duration retryIn) implements JobEvent {}
