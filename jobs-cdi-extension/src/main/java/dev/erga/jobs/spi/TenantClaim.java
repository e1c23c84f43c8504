package dev.erga.jobs.spi;

import java.util.Optional;
import java.util.Set;

/**
 * A request for jobs of tenants.
 *
 * @param node who will run them
 * @param queue from which queue
 * @param names the job methods the node declares; jobs of others are left alone
 * @param limit how many at most, and at most of how many tenants, 1 to 1000
 * @param after the tenant whose turn was last; empty to begin with the first
 */
public record TenantClaim(NodeId node, String queue, Set<String> names, int limit, Optional<String> after) {

    public TenantClaim {
        names = Set.copyOf(names);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000, was " + limit);
        }
    }
}
