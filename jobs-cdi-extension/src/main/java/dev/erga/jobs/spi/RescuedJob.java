package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;

/**
 * A job taken from a dead node.
 *
 * @param job which job
 * @param name its job method
 * @param queue where it waits again
 * @param from the dead incarnation
 * @param next what it is now: ENQUEUED, FAILED because it has killed so many nodes that it is in quarantine, or DELETED
 *     because it was asked to stop while it ran
 */
public record RescuedJob(JobId job, String name, String queue, NodeId from, JobState next) {

    /** Whether it has now killed so many nodes that it is Failed instead of Enqueued. */
    public boolean quarantined() {
        return next == JobState.FAILED;
    }
}
