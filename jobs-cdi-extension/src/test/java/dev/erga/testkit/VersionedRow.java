package dev.erga.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A row as a database with read committed keeps it: what others see, and what the transaction that holds it sees. Guarded
 * by the database's monitor.
 */
final class VersionedRow<V> {

    @Nullable
    V committed;

    @Nullable
    V pending;

    @Nullable
    InMemoryTransaction holder;

    @Nullable
    V seenBy(InMemoryTransaction transaction) {
        return holder == transaction ? pending : committed;
    }

    boolean isFreeFor(InMemoryTransaction transaction) {
        return holder == null || holder == transaction;
    }

    void hold(InMemoryTransaction transaction) {
        if (holder == null) {
            holder = transaction;
            pending = committed;
            transaction.held.add(this);
        }
    }

    void end(boolean commit) {
        if (commit) {
            committed = pending;
        }
        pending = null;
        holder = null;
    }
}
