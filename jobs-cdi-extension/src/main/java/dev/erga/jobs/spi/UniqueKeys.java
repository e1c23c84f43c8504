package dev.erga.jobs.spi;

import java.util.Optional;

/**
 * Which job is the latest of a key. Nothing of it is written when a job moves on or ends: who asks for a key looks how its
 * latest job stands. Keys go when their jobs are {@linkplain JobStore#prune pruned}. Like {@link JobStore}'s own, these verbs
 * run in the current transaction. Thread-safe.
 */
public interface UniqueKeys {

    /**
     * Locks a key until the transaction ends, waiting for others that have locked it, and tells which job is its latest. If
     * there is none, or it does not exist any more, the claim's job becomes the latest and nobody is told.
     */
    Optional<KeyHolder> take(KeyClaim claim);

    /** Makes another job the latest of a key that the transaction has locked. */
    void pass(KeyClaim claim);

    /**
     * Locks a holder's job, so that it stays as it is until the transaction ends, and tells how it stands now.
     *
     * @return empty if it does not exist any more
     */
    Optional<KeyHolder> lock(KeyHolder seen);

    /**
     * Writes a job over the one that waits with the same id, which the transaction has locked and no node was ever granted. It
     * stays a member of its batch, and those who follow it go on waiting for it. A place of a limit that it holds is given back;
     * one that shares places waits for one anew.
     */
    void change(NewJob job);
}
