package dev.erga.dashboard.help;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The first steps for the views that show them, which know them as {@code ergaSteps}; read once for each request. */
@Named("ergaSteps")
@RequestScoped
public class FirstStepsPart {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable FirstSteps read;

    /** What is shown. */
    public FirstSteps now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            FirstSteps.Facts facts = new FirstSteps.Facts(
                    monitor.deployment(),
                    monitor.nodes(),
                    DashboardSettings.of(request.getServletContext()).roles(),
                    !monitor.jobs(JobFilter.all().limit(1)).jobs().isEmpty());
            read = FirstSteps.of(facts, clock.instant(), Texts.of(request));
        }
        return read;
    }
}
