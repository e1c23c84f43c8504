package dev.erga.jobs;

/**
 * What happens to the fires of a recurring job that were missed, because no node ran at their time. Each nominal time has its
 * entry in the ledger in any case; how late it is, the database's clock says.
 */
public enum Misfire {
    /**
     * All missed fires become one run: the latest of them is recorded FIRED, the others COALESCED. Fires are missed once the
     * earliest of them is more than 5 seconds late; until then each runs by itself, for a busy node that is a moment late has
     * missed nothing.
     */
    COALESCE,
    /**
     * A fire that is later than {@link Recurring#grace()} is recorded SKIPPED and does not run; any other runs by itself,
     * however many there are.
     */
    SKIP,
    /**
     * Each missed fire runs by itself, in order, at most {@link Recurring#catchUp()} of them: the latest; those before are
     * recorded SKIPPED. Fires are missed as with {@link #COALESCE}.
     */
    CATCH_UP
}
