package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of a schedule's ledger to list. Immutable: each method returns a changed copy.
 *
 * @param recurringId whose ledger
 * @param before only nominal times before this one: where the page before ended
 * @param limit how many at most, 1 to 200; 30 by default
 */
public record LedgerFilter(String recurringId, Optional<Instant> before, int limit) {

    public LedgerFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The latest 30 entries of a schedule, also of one that is gone. */
    public static LedgerFilter of(String recurringId) {
        return new LedgerFilter(recurringId, Optional.empty(), 30);
    }

    /** Only nominal times before this one. */
    public LedgerFilter olderThan(Instant fireTime) {
        return new LedgerFilter(recurringId, Optional.of(fireTime), limit);
    }

    /** At most so many, 1 to 200. */
    public LedgerFilter limit(int value) {
        return new LedgerFilter(recurringId, before, value);
    }
}
