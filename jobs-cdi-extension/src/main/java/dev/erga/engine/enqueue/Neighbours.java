package dev.erga.engine.enqueue;

import dev.erga.jobs.JobId;

/** Those on this node who can act at once on what was just committed. Must return quickly. Thread-safe. */
public interface Neighbours {

    /** Jobs without a tenant wait in a queue. */
    void enqueued(String queue);

    /** Jobs of a tenant wait in a queue. */
    void enqueuedForTenants(String queue);

    /** Whatever waits in a queue may have changed. */
    void changed(String queue);

    /** A queue was paused or goes on: whatever waits in it, or for places that jobs in it hold, may have changed. */
    void pauseChanged(String queue);

    /** Jobs wait for their time. */
    void scheduled();

    /** A running job was asked to stop. */
    void cancelling(JobId job);

    /** The breaker of a job method was closed. */
    void breakerReset();

    /** A batch was cancelled: members of it may be waiting or running. */
    void cancellingBatch();
}
