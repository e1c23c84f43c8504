package dev.erga.jobs.spi;

import java.util.Set;

/** What holds for whole queues. Like {@link JobStore}'s own, these verbs run in the current transaction. Thread-safe. */
public interface Queues {

    /**
     * Pauses a queue: a claim that begins once this is committed grants nothing out of it, on any node. What was granted
     * before is not touched.
     *
     * @return false if it is paused already; who paused it and why then stays as it was
     */
    boolean pause(QueuePause pause);

    /**
     * Ends the pause of a queue.
     *
     * @return false if it was not paused
     */
    boolean resume(String queue);

    /** In which of the queues jobs are ready. What a node asks again and again while it has nothing to do. */
    ReadyQueues ready(Set<String> queues);

    /** The queues that are paused. */
    Set<String> paused();
}
