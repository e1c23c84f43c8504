package dev.erga.jobs.event;

import java.time.Instant;

/**
 * A fire of a recurring job did not run by itself: skipped, or coalesced into a later one.
 *
 * @param recurringId which schedule
 * @param fireTime the nominal time
 * @param reason the sentence in the ledger of fires
 */
public record RecurringSkipped(String recurringId, Instant fireTime, String reason) implements JobEvent {}
