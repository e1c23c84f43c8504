package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One queue.
 *
 * @param name its name
 * @param pause who paused it, why and since when; empty if it is not paused
 * @param waiting how many Enqueued jobs wait in it
 * @param processing how many jobs out of it are running or about to
 * @param oldestWaitingSince since when the longest waiting of the counted ones has waited
 * @param nodes the names of the living nodes that work it
 */
public record QueueDetails(
        String name,
        Optional<Pause> pause,
        BoundedCount waiting,
        BoundedCount processing,
        Optional<Instant> oldestWaitingSince,
        Set<String> nodes) {

    public QueueDetails {
        nodes = Set.copyOf(nodes);
    }

    /**
     * That nothing is taken out of a queue.
     *
     * @param by who paused it, where the container knew one
     * @param why the reason that was given; hostile text is possible
     * @param since when, by the database's clock
     */
    public record Pause(Optional<String> by, String why, Instant since) {}
}
