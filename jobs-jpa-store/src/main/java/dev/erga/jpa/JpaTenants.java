package dev.erga.jpa;

import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import dev.erga.jobs.spi.Tenants;

/** Turns between the tenants in a queue. */
record JpaTenants(Sessions sessions) implements Tenants {

    @Override
    public TenantPage claim(TenantClaim claim) {
        return sessions.jdbc("claim jobs of tenants", jdbc -> jdbc.database().claim(jdbc, claim));
    }
}
