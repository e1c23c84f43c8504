package dev.erga.dashboard.jobs;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The list of jobs for its view, which knows it as {@code ergaJobs}; read once for each request. */
@Named("ergaJobs")
@RequestScoped
public class JobsPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Jobs read;

    /** What the page shows. */
    public Jobs now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Instant now = clock.instant();
            JobsQuery query = JobsAddress.parse(request::getParameter, now);
            Buttons buttons = new Buttons(Texts.of(request), visitor::may);
            read = Jobs.of(JobsData.read(monitor, query), query, now, buttons);
        }
        return read;
    }
}
