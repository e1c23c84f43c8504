package dev.erga.jobs.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One node incarnation: a running deployment that works, or did until lately. Times are the database's.
 *
 * @param id the incarnation
 * @param name the name people know it by
 * @param state ACTIVE, QUIET, DRAINING or DEAD
 * @param startedAt when it joined
 * @param heartbeatAt when it was last heard of
 * @param leaseUntil when it counts as dead unless it renews; of a dead one, since when
 * @param workers how many attempts it runs at once
 * @param running how many jobs it runs or is about to; of a dead one, how many nobody has taken over yet
 * @param version the version of Erga it runs
 * @param queues the queues it works
 * @param jobNames the job methods it declares, by their present and former names
 * @param pulse what it has told of its machine; empty until its first heartbeat
 * @param quiet who wants it to take no more jobs, and why; empty if nobody does
 */
public record NodeDetails(
        String id,
        String name,
        String state,
        Instant startedAt,
        Instant heartbeatAt,
        Instant leaseUntil,
        int workers,
        BoundedCount running,
        String version,
        Set<String> queues,
        Set<String> jobNames,
        Optional<Pulse> pulse,
        Optional<Quiet> quiet) {

    public NodeDetails {
        queues = Set.copyOf(queues);
        jobNames = Set.copyOf(jobNames);
    }

    /**
     * A node's machine at its latest heartbeat.
     *
     * @param clockAhead how far its clock was ahead of the database's, behind if negative; the way to the database is
     *     in it. Only shown: nothing is decided by a node's clock
     * @param heapUsed bytes of its heap in use
     * @param heapMax bytes that its heap may have
     */
    public record Pulse(Duration clockAhead, long heapUsed, long heapMax) {}

    /**
     * That a node is to finish what it has and take no more jobs. It knows at its next heartbeat.
     *
     * @param by who wants it
     * @param why the reason that was given; hostile text is possible
     * @param since when
     */
    public record Quiet(String by, String why, Instant since) {}
}
