package dev.erga.dashboard.overview;

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

/** The overview for its view, which knows it as {@code ergaOverview}; read once for each request. */
@Named("ergaOverview")
@RequestScoped
public class OverviewPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Overview read;

    /** What the page shows. */
    public Overview now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            OverviewQuery query = OverviewQuery.parse(request::getParameter);
            OverviewData data = OverviewData.read(monitor, query);
            read = Overview.of(data, query, clock.instant(), Texts.of(request));
        }
        return read;
    }
}
