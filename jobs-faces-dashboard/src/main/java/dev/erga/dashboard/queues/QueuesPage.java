package dev.erga.dashboard.queues;

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

/** The queues for their view, which knows them as {@code ergaQueues}; read once for each request. */
@Named("ergaQueues")
@RequestScoped
public class QueuesPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Queues read;

    /** What the page shows. */
    public Queues now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Buttons buttons = new Buttons(Texts.of(request), visitor::may);
            read = Queues.of(monitor.queues(), clock.instant(), buttons);
        }
        return read;
    }
}
