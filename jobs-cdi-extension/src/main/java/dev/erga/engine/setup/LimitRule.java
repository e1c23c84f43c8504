package dev.erga.engine.setup;

import dev.erga.jobs.spi.LimitBounds;

/**
 * Which places the jobs of a job method share, and how many there are.
 *
 * @param key which ones, by the jobs' arguments
 * @param bounds how many
 */
public record LimitRule(LimitKey key, LimitBounds bounds) {}
