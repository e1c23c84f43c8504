package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Supplier;

/** What the verbs of the store in memory have in common. */
abstract class InMemoryVerbs {

    static final Comparator<JobRow> CLAIM_ORDER =
            Comparator.<JobRow>comparingInt(row -> row.job.priority()).thenComparing(row -> row.job.id());

    final InMemoryDatabase database;

    InMemoryVerbs(InMemoryDatabase database) {
        this.database = database;
    }

    final Instant clockNow() {
        return database.clock.instant();
    }

    /** Locks the row if nobody holds it and it is still as it was seen. */
    final boolean tryLock(JobRow seen, JobState state) {
        return database.jobs
                .lockUnlessHeld(seen.job.id())
                .filter(row -> row.state == state && row.token == seen.token)
                .isPresent();
    }

    /** Whether a claim takes the job, once it is its turn and if the node declares its method. */
    static boolean isReady(JobRow row) {
        return row.state == JobState.ENQUEUED;
    }

    final boolean isPaused(String queue) {
        return database.queues.find(queue).isPresent();
    }

    /** Whether a claim grants anything to that node out of that queue. */
    final boolean mayClaim(NodeId node, String queue) {
        return database.nodes.find(node).filter(row -> row.mayClaim(clockNow())).isPresent() && !isPaused(queue);
    }

    /** Grants a job whose row is locked. */
    final ClaimedJob grant(JobRow row, NodeId node) {
        JobRow next = row.copy();
        next.go(JobState.PROCESSING, null, clockNow());
        next.token++;
        next.attempts++;
        next.node = node;
        next.startedAt = clockNow();
        database.jobs.update(row.job.id(), next);
        return next.claimed(node, clockNow());
    }

    final <T> T run(String verb, Supplier<T> work) {
        database.springTrap(verb);
        synchronized (database) {
            return work.get();
        }
    }
}
