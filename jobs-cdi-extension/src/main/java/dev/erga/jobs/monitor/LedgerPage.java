package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a schedule's ledger.
 *
 * @param entries newest first
 * @param next what to give {@link LedgerFilter#olderThan} for the next page; empty on the last
 */
public record LedgerPage(List<FireRun> entries, Optional<Instant> next) {

    public LedgerPage {
        entries = List.copyOf(entries);
    }
}
