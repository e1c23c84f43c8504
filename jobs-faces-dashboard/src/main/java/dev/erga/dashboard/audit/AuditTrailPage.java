package dev.erga.dashboard.audit;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The audit for its view, which knows it as {@code ergaAudit}; read once for each request. */
@Named("ergaAudit")
@RequestScoped
public class AuditTrailPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable AuditTrail read;

    /** What the page shows. */
    public AuditTrail now() {
        if (read == null) {
            visitor.require(DashboardRole.ADMIN);
            AuditQuery query = AuditQuery.parse(request::getParameter);
            read = AuditTrail.of(monitor.audit(query.filter()), query, clock.instant(), Texts.of(request));
        }
        return read;
    }
}
