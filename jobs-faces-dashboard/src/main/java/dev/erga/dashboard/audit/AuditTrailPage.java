package dev.erga.dashboard.audit;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The audit for its view, which knows it as {@code ergaAudit}; read once for each request. */
@Named("ergaAudit")
@RequestScoped
public class AuditTrailPage extends ReadPage<AuditTrail> {

    @Override
    protected DashboardRole role() {
        return DashboardRole.ADMIN;
    }

    @Override
    protected AuditTrail read(Reading reading) {
        AuditQuery query = AuditQuery.parse(reading::parameter);
        return AuditTrail.of(reading.monitor().audit(query.filter()), query, reading.now(), reading.texts());
    }
}
