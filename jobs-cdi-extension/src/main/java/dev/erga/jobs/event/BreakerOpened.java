package dev.erga.jobs.event;

import java.time.Duration;

/**
 * A job method has failed so often in a row that none of its jobs is started for a while, on any node.
 *
 * @param name the job method's name
 * @param failures how many attempts have failed in a row
 * @param rest for how long; then one job is tried
 * @param reason why the last of them failed
 */
public record BreakerOpened(String name, int failures, Duration rest, String reason) implements JobEvent {}
