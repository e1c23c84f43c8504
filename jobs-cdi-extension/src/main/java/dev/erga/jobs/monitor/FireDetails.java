package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a schedule's ledger.
 *
 * @param fireTime the nominal time
 * @param outcome FIRED, COALESCED or SKIPPED
 * @param reason why it did not fire by itself
 * @param job the job it made
 */
public record FireDetails(Instant fireTime, String outcome, Optional<String> reason, Optional<JobId> job) {}
