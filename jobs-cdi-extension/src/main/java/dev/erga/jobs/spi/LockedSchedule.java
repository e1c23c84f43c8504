package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.PauseDetails;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule that is locked by the current transaction.
 *
 * @param definition as stored
 * @param nextFire the earliest nominal time that has no entry in the ledger yet; empty if it never fires again
 * @param now the database's clock, read once it was locked
 * @param pause who paused it, also if that pause has come to its end and nobody has fired since
 * @param unfinished a run that is not over: of its latest fire, or of its latest run out of turn; always empty where runs
 *     may {@linkplain Overlap#ALLOW overlap}
 */
public record LockedSchedule(
        RecurringDefinition definition,
        Optional<Instant> nextFire,
        Instant now,
        Optional<PauseDetails> pause,
        Optional<JobId> unfinished) {

    /** Whether its next fire has come. */
    public boolean isDue() {
        return nextFire.filter(time -> !time.isAfter(now)).isPresent();
    }
}
