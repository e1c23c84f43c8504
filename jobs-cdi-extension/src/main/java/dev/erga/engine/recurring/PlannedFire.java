package dev.erga.engine.recurring;

import dev.erga.jobs.spi.Fire;
import java.time.Instant;
import java.util.Optional;

/**
 * What one row of the ledger shall say.
 *
 * @param time the nominal time
 * @param outcome what becomes of it; {@link Fire.Outcome#FIRED} needs a job
 * @param reason why it is not simply a fire in time, for people
 */
public record PlannedFire(Instant time, Fire.Outcome outcome, Optional<String> reason) {}
