package dev.erga.jobs.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * What is due next, so that a node need not look for it before.
 *
 * @param scheduledIn until the earliest Scheduled job is due; zero or negative if one is
 * @param fireIn until the earliest next fire of the schedules that were asked for; zero or negative if one is due
 */
public record Upcoming(Optional<Duration> scheduledIn, Optional<Duration> fireIn) {}
