package dev.erga.jobs.spi;

import java.util.List;
import java.util.Optional;

/**
 * Which job methods keep failing. Nothing is kept of one that has not failed since it last succeeded, so that nothing is written
 * or read where all is well. Like {@link JobStore}'s own, these verbs run in the current transaction. Thread-safe.
 */
public interface Breakers {

    /** All of which something is kept, by name. */
    List<BreakerView> all();

    /**
     * How one stands; if something is kept of it, locked until the transaction ends. Waits for nobody.
     *
     * @return empty if another transaction holds it
     */
    Optional<BreakerView> lock(String name);

    /**
     * Keeps another state in the place of that which {@link #lock} has told in the same transaction.
     *
     * @return false if nothing was kept of it before and another transaction came first; nothing is written then
     */
    boolean replace(BreakerState before, BreakerState after);

    /**
     * Forgets what is kept of one. Waits for a transaction that holds it.
     *
     * @return what was kept
     */
    Optional<BreakerState> reset(String name);
}
