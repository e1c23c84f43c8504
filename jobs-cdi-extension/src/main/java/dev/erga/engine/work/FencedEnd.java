package dev.erga.engine.work;

import dev.erga.engine.node.Membership;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Transactions;

/**
 * The fenced write that ends a transactional attempt well. It is the last statement of the transaction, so that a node that
 * freezes while the job's work is being written does not keep the job's row locked until its database session ends. Belongs
 * to the worker's thread.
 */
final class FencedEnd {

    private final WorkParts parts;
    private final Lease lease;
    private final Completion completion;
    private Outcome outcome = Outcome.NOT_REACHED;

    /** How far it came. */
    enum Outcome {
        /** The transaction could not commit for another reason. */
        NOT_REACHED,
        /** It is written, if the transaction commits. */
        WRITTEN,
        /** Somebody else decides about the job; the transaction was made to roll back. */
        LEASE_GONE
    }

    FencedEnd(WorkParts parts, Lease lease, Completion completion) {
        this.parts = parts;
        this.lease = lease;
        this.completion = completion;
    }

    /** Has it written just before the current transaction commits. */
    FencedEnd register() {
        parts.calls().transactions().beforeCommit(this::write);
        return this;
    }

    Outcome outcome() {
        return outcome;
    }

    private void write() {
        Membership membership = parts.membership();
        JobStore store = parts.store();
        Transactions transactions = parts.calls().transactions();
        try {
            boolean written = membership.holds(lease.node()) && store.complete(lease, completion);
            outcome = written ? Outcome.WRITTEN : Outcome.LEASE_GONE;
        } catch (RuntimeException refusal) {
            throw new NotCompletedException(refusal);
        }
        if (outcome == Outcome.LEASE_GONE) {
            transactions.setRollbackOnly();
        }
    }
}
