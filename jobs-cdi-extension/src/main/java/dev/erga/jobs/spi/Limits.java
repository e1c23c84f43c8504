package dev.erga.jobs.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places that jobs of one key share. A job with a {@linkplain NewJob#limit() limit} that could run is AWAITING a place;
 * {@link #admit} makes it ENQUEUED, and from then until its attempt ends, however that is, it holds the place: so no worker is
 * kept waiting, a claim knows nothing of limits, and the places in use are counted from the jobs' own rows. Every attempt
 * waits for a place anew, and so does a job that was given back or taken from a dead node.
 *
 * <p>Like {@link JobStore}'s own, these verbs run in the current transaction. They wait for nobody. Thread-safe.
 */
public interface Limits {

    /**
     * Lets jobs that wait run while there are places: of one key the lowest priority number first, then the oldest, and none
     * before one that was there before it. Jobs in paused queues neither get a place nor keep one before they have begun.
     *
     * @param keys which places, at most 1,000 keys
     * @param declared the bounds of job methods as the node declares them; for others what their jobs say counts
     */
    Admission admit(Set<String> keys, Map<String, LimitBounds> declared);

    /**
     * Keys for which jobs wait, in an order of the store's own.
     *
     * @param after the last of an earlier page; empty to begin
     * @param limit how many at most
     */
    List<String> waiting(Optional<String> after, int limit);
}
