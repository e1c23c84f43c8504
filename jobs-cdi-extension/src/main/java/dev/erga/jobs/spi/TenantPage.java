package dev.erga.jobs.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a claim for tenants brought.
 *
 * @param jobs granted, in the order of turns: the first of each tenant, then the second of each
 * @param tenants how many tenants had their turn, whether or not a job of theirs could be granted
 * @param next the tenant whose turn was last; empty if no further tenant's jobs are ready, so that the next claim begins with
 *     the first
 */
public record TenantPage(List<ClaimedJob> jobs, int tenants, Optional<String> next) {

    public TenantPage {
        jobs = List.copyOf(jobs);
    }

    /** How many jobs one of so many tenants gets out of a claim. */
    public static int share(int limit, int tenants) {
        return tenants == 0 ? limit : (limit + tenants - 1) / tenants;
    }
}
