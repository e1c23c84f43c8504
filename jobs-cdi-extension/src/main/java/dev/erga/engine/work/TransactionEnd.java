package dev.erga.engine.work;

import org.jspecify.annotations.Nullable;

/**
 * What became of a transaction in which attempts ran.
 *
 * @param kind whether it committed
 * @param thrown why it did not, or why nobody knows; nothing if the method was stopped or the lease is gone
 */
record TransactionEnd(Kind kind, @Nullable Throwable thrown) {

    enum Kind {
        /** Work and completions are in the database. */
        COMMITTED,
        /** Nothing is. */
        ROLLED_BACK,
        /** Nothing is, since of one attempt at least others may decide. */
        LEASE_GONE,
        /** All or nothing; only the rows tell. */
        IN_DOUBT
    }

    static final TransactionEnd COMMITTED = new TransactionEnd(Kind.COMMITTED, null);
    static final TransactionEnd LEASE_GONE = new TransactionEnd(Kind.LEASE_GONE, null);

    static TransactionEnd rolledBack(@Nullable Throwable thrown) {
        return new TransactionEnd(Kind.ROLLED_BACK, thrown);
    }

    static TransactionEnd inDoubt(Throwable thrown) {
        return new TransactionEnd(Kind.IN_DOUBT, thrown);
    }
}
