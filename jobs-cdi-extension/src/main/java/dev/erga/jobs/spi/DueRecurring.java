package dev.erga.jobs.spi;

import java.time.Instant;

/**
 * A schedule whose next fire has come, locked by the current transaction.
 *
 * @param definition as stored
 * @param nextFire the earliest nominal time that has no entry in the ledger yet
 * @param now the database's clock
 */
public record DueRecurring(RecurringDefinition definition, Instant nextFire, Instant now) {}
