package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;

/**
 * A job taken from a dead node.
 *
 * @param job which job
 * @param name its job method
 * @param queue where it waits again
 * @param from the dead incarnation
 * @param quarantined whether it has now killed so many nodes that it is Failed instead of Enqueued
 */
public record RescuedJob(JobId job, String name, String queue, NodeId from, boolean quarantined) {}
