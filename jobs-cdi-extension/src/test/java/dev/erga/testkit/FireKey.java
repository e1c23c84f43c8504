package dev.erga.testkit;

import java.time.Instant;
import java.util.Comparator;

/** The primary key of a ledger entry. */
record FireKey(String recurringId, Instant fireTime) implements Comparable<FireKey> {

    private static final Comparator<FireKey> ORDER =
            Comparator.comparing(FireKey::recurringId).thenComparing(FireKey::fireTime);

    @Override
    public int compareTo(FireKey other) {
        return ORDER.compare(this, other);
    }
}
