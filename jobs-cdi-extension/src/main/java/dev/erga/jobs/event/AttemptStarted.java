package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A worker of this node is about to call the job method.
 *
 * @param job which job
 * @param name the job method's name
 * @param attempt 1 for the first
 */
public record AttemptStarted(JobId job, String name, int attempt) implements JobEvent {}
