package dev.erga.jobs.spi;

/**
 * Jobs that follow other jobs or batches. The verbs of {@link JobStore} that end a job decide about its continuations in the
 * same transaction: Enqueued, Deleted or still Awaiting, as {@link Fate} says.
 */
public interface Continuations {

    /** Says who is to be told from now on; until then nobody is, and what has become ready is found at the next look. */
    void tell(Followers followers);

    /**
     * Decides about continuations about which the end of their parent could not, since somebody else held their rows. Waits
     * for nobody.
     *
     * @return how many are left about which it could not either, or were too many for this time
     */
    int decideOwed(int limit);
}
