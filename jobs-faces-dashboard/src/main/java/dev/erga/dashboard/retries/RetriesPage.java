package dev.erga.dashboard.retries;

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

/** The retries for their view, which knows them as {@code ergaRetries}; read once for each request. */
@Named("ergaRetries")
@RequestScoped
public class RetriesPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Retries read;

    /** What the page shows. */
    public Retries now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            RetriesQuery query = RetriesQuery.parse(request.getParameter("after"));
            read = Retries.of(
                    RetriesData.read(monitor, query),
                    query,
                    clock.instant(),
                    new Buttons(Texts.of(request), visitor::may));
        }
        return read;
    }
}
