package dev.erga.dashboard.recurring;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RecurringFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The list of recurring jobs for its view, which knows it as {@code ergaSchedules}; read once for each request. */
@Named("ergaSchedules")
@RequestScoped
public class SchedulesPage {

    private static final int PAGE = 50;

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Schedules read;

    /** What the page shows. */
    public Schedules now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Texts texts = Texts.of(request);
            ScheduleQuery query = ScheduleQuery.parse(request::getParameter);
            RecurringFilter first = RecurringFilter.all().limit(PAGE);
            read = Schedules.of(
                    monitor.schedules(query.after().map(first::following).orElse(first)),
                    query,
                    Reader.of(clock.instant(), texts, new Buttons(texts, visitor::may)));
        }
        return read;
    }
}
