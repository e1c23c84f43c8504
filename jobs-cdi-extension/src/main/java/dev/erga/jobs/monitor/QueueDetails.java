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
 * @param flow how many jobs came into it and went out of it lately
 */
public record QueueDetails(
        String name,
        Optional<Pause> pause,
        BoundedCount waiting,
        BoundedCount processing,
        Optional<Instant> oldestWaitingSince,
        Set<String> nodes,
        Flow flow) {

    public QueueDetails {
        nodes = Set.copyOf(nodes);
    }

    /**
     * How many jobs a second came into a queue and went out of it, on average over the last five minutes. For people to look at,
     * not for accounts: nodes tell what has ended every ten seconds, and what one has not told when it dies is missing.
     *
     * @param inPerSecond how many were made for it, by the clocks of the nodes that made them, whenever they are to run; of those
     *     that are still kept. Of more than 10,000 in all queues the newest 10,000 count, over the time in which they came
     * @param outPerSecond how many ran and are over now, well or not; an attempt that is followed by another does not count
     */
    public record Flow(double inPerSecond, double outPerSecond) {

        public Flow {
            if (!(inPerSecond >= 0 && outPerSecond >= 0)) {
                throw new IllegalArgumentException("rates are 0 or more, were " + inPerSecond + " and " + outPerSecond);
            }
        }
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
