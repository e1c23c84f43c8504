package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import dev.erga.jobs.spi.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns between tenants of the store in memory. */
final class InMemoryTenants extends InMemoryVerbs implements Tenants {

    InMemoryTenants(InMemoryDatabase database) {
        super(database);
    }

    @Override
    public TenantPage claim(TenantClaim claim) {
        return run("claim", () -> {
            if (!mayClaim(claim.node(), claim.queue())) {
                return new TenantPage(List.of(), 0, Optional.empty());
            }
            List<String> tenants = tenants(claim);
            Map<String, List<JobRow>> ready = ready(claim, tenants);
            List<ClaimedJob> granted = new ArrayList<>();
            for (int turn = 0; !ready.isEmpty() && granted.size() < claim.limit(); turn++) {
                grantTurn(turn, ready, claim, granted);
            }
            boolean more = tenants.size() == claim.limit();
            return new TenantPage(
                    granted, tenants.size(), more ? Optional.of(tenants.get(tenants.size() - 1)) : Optional.empty());
        });
    }

    private void grantTurn(int turn, Map<String, List<JobRow>> ready, TenantClaim claim, List<ClaimedJob> granted) {
        ready.values().removeIf(jobs -> jobs.size() <= turn);
        for (List<JobRow> jobs : ready.values()) {
            if (granted.size() < claim.limit() && tryLock(jobs.get(turn), JobState.ENQUEUED)) {
                granted.add(grant(jobs.get(turn), claim.node()));
            }
        }
    }

    /** By tenants, those whose turn it is. */
    private Map<String, List<JobRow>> ready(TenantClaim claim, List<String> tenants) {
        Map<String, List<JobRow>> ready = new TreeMap<>();
        for (String tenant : tenants) {
            ready.put(
                    tenant,
                    database
                            .jobs
                            .all(row -> isReady(row, claim)
                                    && row.job.tenant().orElseThrow().equals(tenant)
                                    && claim.names().contains(row.job.name()))
                            .stream()
                            .sorted(CLAIM_ORDER)
                            .toList());
        }
        return ready;
    }

    private List<String> tenants(TenantClaim claim) {
        return database.jobs.all(row -> isReady(row, claim)).stream()
                .map(row -> row.job.tenant().orElseThrow())
                .filter(tenant ->
                        claim.after().map(last -> tenant.compareTo(last) > 0).orElse(true))
                .distinct()
                .sorted()
                .limit(claim.limit())
                .toList();
    }

    private static boolean isReady(JobRow row, TenantClaim claim) {
        return isReady(row)
                && row.job.queue().equals(claim.queue())
                && row.job.tenant().isPresent();
    }
}
