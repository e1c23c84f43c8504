package dev.erga.engine.work;

import dev.erga.engine.node.Membership;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Leaving;
import dev.erga.jobs.spi.Transactions;
import java.util.List;

/**
 * The fenced write that ends one transactional attempt well, or all that have shared the transaction. It is the last
 * statement of the transaction, so that a node that freezes while the job's work is being written does not keep the job's
 * row locked until its database session ends. Belongs to the worker's thread.
 */
final class FencedEnd {

    private final WorkParts parts;
    private final List<Lease> leases;
    private final Completion completion;
    private final List<Leaving> leavings;
    private Outcome outcome = Outcome.NOT_REACHED;

    /** How far it came. */
    enum Outcome {
        /** The transaction could not commit for another reason. */
        NOT_REACHED,
        /** It is written, if the transaction commits. */
        WRITTEN,
        /** Somebody else decides, or may decide, about a job; the transaction was made to roll back. */
        LEASE_GONE
    }

    /**
     * For leases of one node.
     *
     * @param leavings what some of them leave; kept by a second statement, which only they pay for
     */
    FencedEnd(WorkParts parts, List<Lease> leases, Completion completion, List<Leaving> leavings) {
        this.parts = parts;
        this.leases = leases;
        this.completion = completion;
        this.leavings = leavings;
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
        Transactions transactions = parts.calls().transactions();
        try {
            boolean written = membership.holds(leases.get(0).node()) && isWritten();
            outcome = written ? Outcome.WRITTEN : Outcome.LEASE_GONE;
        } catch (RuntimeException refusal) {
            throw new NotCompletedException(refusal);
        }
        if (outcome == Outcome.LEASE_GONE) {
            transactions.setRollbackOnly();
        }
    }

    private boolean isWritten() {
        JobStore store = parts.store();
        boolean written = leases.size() == 1
                ? store.complete(leases.get(0), completion)
                : store.succeedTogether(leases, completion.expireAfter());
        if (written && !leavings.isEmpty()) {
            store.values().settle(leavings);
        }
        return written;
    }
}
