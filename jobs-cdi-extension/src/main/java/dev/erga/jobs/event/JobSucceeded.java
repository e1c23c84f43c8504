package dev.erga.jobs.event;

import dev.erga.jobs.JobId;
import java.time.Duration;

/**
 * An attempt ended well and its completion has committed.
 *
 * @param job which job
 * @param name the job method's name
 * @param attempt 1 for the first
 * @param took from the start of the method to its return
 */
public record JobSucceeded(JobId job, String name, int attempt, Duration took) implements JobEvent {}
