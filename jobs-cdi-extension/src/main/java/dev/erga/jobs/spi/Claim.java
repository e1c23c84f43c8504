package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.Optional;
import java.util.Set;

/**
 * A request for jobs to run.
 *
 * @param node who will run them; the claim grants nothing to a node that is dead or draining in the store
 * @param queue from which queue
 * @param names the job methods the node declares; jobs of others are left alone
 * @param limit how many at most, 1 to 1000
 * @param after where the last full page ended, so that the claim does not walk over dead index entries again; empty to
 *     begin with the first
 */
public record Claim(NodeId node, String queue, Set<String> names, int limit, Optional<Cursor> after) {

    public Claim {
        names = Set.copyOf(names);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000, was " + limit);
        }
    }

    /** A place in the order in which jobs of a queue are claimed. */
    public record Cursor(int priority, JobId id) {}
}
