package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * A fire that is to come.
 *
 * @param time the nominal time
 * @param note what the setting of clocks in the schedule's zone does to it, if it does anything
 */
public record UpcomingFire(Instant time, Optional<ClockNote> note) {}
