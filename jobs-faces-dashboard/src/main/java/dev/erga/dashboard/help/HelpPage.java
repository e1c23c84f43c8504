package dev.erga.dashboard.help;

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

/** The help for its view, which knows it as {@code ergaHelp}; made once for each request. */
@Named("ergaHelp")
@RequestScoped
public class HelpPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Help made;

    /** What the page shows. */
    public Help now() {
        if (made == null) {
            visitor.require(DashboardRole.VIEWER);
            made = Help.of(
                    monitor.deployment(),
                    new Help.Server(
                            request.getServletContext().getServerInfo(),
                            Runtime.version().toString()),
                    visitor.may(DashboardRole.ADMIN),
                    clock.instant(),
                    Texts.of(request));
        }
        return made;
    }
}
