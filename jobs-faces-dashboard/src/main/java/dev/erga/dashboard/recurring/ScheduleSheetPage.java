package dev.erga.dashboard.recurring;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One recurring job for its view, which knows it as {@code ergaSchedule}; read once for each request. */
@Named("ergaSchedule")
@RequestScoped
public class ScheduleSheetPage {

    private static final int LONGEST = 100;

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<ScheduleSheet> read;

    /** The recurring job; none if there is no such one (any more), which also makes the answer a 404. */
    public List<ScheduleSheet> found() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Instant now = clock.instant();
            ScheduleQuery query = ScheduleQuery.parse(request::getParameter);
            Reader reader = Reader.of(now, texts(), new Buttons(texts(), visitor::may));
            read = ScheduleData.read(monitor, query, now).stream()
                    .map(data -> ScheduleSheet.of(data, query, reader))
                    .toList();
            if (read.isEmpty()) {
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        }
        return read;
    }

    /** The page's title: the recurring job's id. */
    public String title() {
        return found().stream().findFirst().map(ScheduleSheet::id).orElseGet(() -> texts().get("recurring.missing"));
    }

    /** The id that was asked for, as far as that is worth showing. */
    public String asked() {
        String text = Optional.ofNullable(request.getParameter("id")).orElse("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** When the page was read. */
    public Moment asOf() {
        return found().stream()
                .findFirst()
                .map(ScheduleSheet::asOf)
                .orElseGet(() -> new Moments(clock.instant(), texts()).now());
    }

    private Texts texts() {
        return Texts.of(request);
    }
}
