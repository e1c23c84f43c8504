package dev.erga.jobs.event;

import dev.erga.jobs.JobId;

/**
 * A job was taken from a node that died, and waits for another.
 *
 * @param job which job
 * @param name the job method's name
 * @param fromNode the dead node incarnation
 */
public record JobRescued(JobId job, String name, String fromNode) implements JobEvent {}
