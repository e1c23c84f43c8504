package dev.erga.dashboard.failures;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The failures for their view, which knows them as {@code ergaFailures}; read once for each request. */
@Named("ergaFailures")
@RequestScoped
public class FailuresPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Failures read;

    /** What the page shows. */
    public Failures now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Buttons buttons = new Buttons(Texts.of(request), visitor::may);
            read = Failures.of(FailuresData.read(monitor), clock.instant(), buttons);
        }
        return read;
    }
}
