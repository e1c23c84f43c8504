package dev.erga.jobs.spi;

import java.util.Set;

/**
 * Queues in which jobs are ready.
 *
 * @param withoutTenant those with jobs for {@link JobStore#claim}
 * @param ofTenants those with jobs for {@link Tenants#claim}
 */
public record ReadyQueues(Set<String> withoutTenant, Set<String> ofTenants) {

    public ReadyQueues {
        withoutTenant = Set.copyOf(withoutTenant);
        ofTenants = Set.copyOf(ofTenants);
    }
}
