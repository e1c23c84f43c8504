package dev.erga.jobs.spi;

import dev.erga.jobs.After;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LimitReason.Holder;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a store knows of why a job runs or does not. Whether it is ready, whether a node may claim and whether its queue is
 * paused are asked by the very conditions of {@link JobStore#claim} and {@link Tenants#claim}.
 *
 * @param now the database's clock
 * @param job the job itself
 * @param pause that its queue is paused
 * @param nodes the nodes that are not dead, the one that runs the job or ran it last, and the dead one that was trusted
 *     last; of a job that is over, none
 * @param followed what it waits for, if it is Awaiting the end of another
 * @param places the places it waits for, if it is Awaiting one
 * @param before what comes before it in its queue, if it is ready
 */
public record Situation(
        Instant now,
        Subject job,
        Optional<Pause> pause,
        List<Node> nodes,
        Optional<Followed> followed,
        Optional<Places> places,
        Optional<Before> before) {

    public Situation {
        nodes = List.copyOf(nodes);
    }

    /**
     * The job itself.
     *
     * @param summary what lists show of it
     * @param tenant whose job it is
     * @param ready whether a claim would take it, were it the first of its queue and the node declared its method
     * @param awaitsPlace whether it could run if there were a place
     * @param stopRequested whether it runs and was asked to stop
     * @param expiresAt when it will be pruned
     */
    public record Subject(
            JobSummary summary,
            Optional<String> tenant,
            boolean ready,
            boolean awaitsPlace,
            boolean stopRequested,
            Optional<Instant> expiresAt) {}

    /**
     * A node, as it stands to the job.
     *
     * @param id the incarnation
     * @param name the name people know it by
     * @param lives whether it is trusted, be it that it claims nothing more
     * @param claims whether claims grant it anything
     * @param leaseUntil until when it is, or was, trusted
     * @param workers how many jobs it runs at once
     * @param queueWorkers how many of those may be of the job's queue, if it says so
     * @param declares whether it declares the job's method
     * @param works whether it works the job's queue
     * @param running how many jobs it runs or is about to; counted only if the job is ready
     * @param runningOfQueue how many of those are of the job's queue
     */
    public record Node(
            String id,
            String name,
            boolean lives,
            boolean claims,
            Instant leaseUntil,
            int workers,
            OptionalInt queueWorkers,
            boolean declares,
            boolean works,
            int running,
            int runningOfQueue) {

        /** The same, with what it runs. */
        public Node running(int all, int ofQueue) {
            return new Node(id, name, lives, claims, leaseUntil, workers, queueWorkers, declares, works, all, ofQueue);
        }
    }

    /**
     * What a job waits for that follows another.
     *
     * @param parent which job or batch
     * @param name its job method, or the batch's name; empty if it is not there any more
     * @param state where it stands
     * @param after after which end the job runs
     */
    public record Followed(Parent parent, Optional<String> name, Optional<JobState> state, After after) {}

    /**
     * The places that a job waits for.
     *
     * @param key which ones
     * @param bounds how many there are, as the job's row says
     * @param holding how many jobs hold one
     * @param holders the first of them
     * @param starts how many starts count against a rate
     * @param notStarted how many of those are still to come
     * @param nextStart when the earliest of the others does not count any more
     * @param before how many wait for the same places and come before it, but for those in paused queues
     */
    public record Places(
            String key,
            LimitBounds bounds,
            BoundedCount holding,
            List<Holder> holders,
            int starts,
            int notStarted,
            Optional<Instant> nextStart,
            BoundedCount before) {

        public Places {
            holders = List.copyOf(holders);
        }
    }

    /**
     * What comes before a job in its queue.
     *
     * @param jobs how many jobs of the same tenant, or of nobody if it has none, come before it by priority and age
     * @param tenants how many tenants have jobs ready in its queue
     * @param nobodys whether jobs without a tenant are ready in it
     */
    public record Before(BoundedCount jobs, BoundedCount tenants, boolean nobodys) {}
}
