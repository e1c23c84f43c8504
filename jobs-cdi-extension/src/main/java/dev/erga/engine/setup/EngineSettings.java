package dev.erga.engine.setup;

import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How a node works. Each value has a configuration key under {@code erga.}; the defaults stand beside them.
 *
 * @param nodeName {@code erga.node.name}: the name people know the node by; by default the server's node name or the host's
 * @param version the version of Erga
 * @param workers {@code erga.workers}: how many attempts run at once on this node; 5 for each processor, at most 20
 * @param queueWorkers {@code erga.queue.<name>.workers}: how many of them one queue may use; no limit unless set
 * @param queues {@code erga.queues}: the queues this node works; by default all known ones
 * @param knownQueues every queue that a declaration or the configuration names; enqueueing into another is refused
 * @param pollInterval {@code erga.poll.interval}: how long a node rests when it found nothing, five times as long,
 *     up to 5 s, while other nodes can wake it; 1 s
 * @param heartbeat {@code erga.heartbeat}: how often a node renews its lease; 10 s
 * @param lease {@code erga.lease}: after what silence it counts as dead; 30 s, at least three heartbeats
 * @param shutdownGrace {@code erga.shutdown.grace}: how long running attempts may go on when the node stops; 20 s
 * @param retention {@code erga.retention.<state>}: how long what is over is kept
 * @param maxCrashes {@code erga.crashes}: how many nodes a job may kill before it is quarantined; 3
 * @param order {@code erga.queues.order} and {@code erga.queue.<name>.weight}: out of which queue the node takes jobs when
 *     several have some; out of all alike
 */
public record EngineSettings(
        String nodeName,
        String version,
        int workers,
        Map<String, Integer> queueWorkers,
        Set<String> queues,
        Set<String> knownQueues,
        Duration pollInterval,
        Duration heartbeat,
        Duration lease,
        Duration shutdownGrace,
        Retention retention,
        int maxCrashes,
        QueueOrder order) {

    /** A node that takes jobs out of all queues alike. */
    public EngineSettings(
            String nodeName,
            String version,
            int workers,
            Map<String, Integer> queueWorkers,
            Set<String> queues,
            Set<String> knownQueues,
            Duration pollInterval,
            Duration heartbeat,
            Duration lease,
            Duration shutdownGrace,
            Retention retention,
            int maxCrashes) {
        this(
                nodeName,
                version,
                workers,
                queueWorkers,
                queues,
                knownQueues,
                pollInterval,
                heartbeat,
                lease,
                shutdownGrace,
                retention,
                maxCrashes,
                QueueOrder.equal());
    }

    public EngineSettings {
        queueWorkers = Map.copyOf(queueWorkers);
        queues = Set.copyOf(queues);
        knownQueues = Set.copyOf(knownQueues);
        require(workers >= 0 && workers <= 1000, "erga.workers must be 0 to 1000, was " + workers);
        require(!pollInterval.isNegative() && !pollInterval.isZero(), "erga.poll.interval must be longer than zero");
        require(
                lease.compareTo(heartbeat.multipliedBy(3)) >= 0,
                "erga.lease must be at least three heartbeats (" + heartbeat.multipliedBy(3)
                        + ") so that one slow renewal does not lose a job, was " + lease);
        require(maxCrashes >= 1, "erga.crashes must be 1 or more, was " + maxCrashes);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
