package dev.erga.dashboard.job;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job for its view, which knows it as {@code ergaJob}; read once for each request. */
@Named("ergaJob")
@RequestScoped
public class JobSheetPage {

    private static final int LONGEST = 100;

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<JobSheet> read;

    /** The job; none if there is no such job (any more), which also makes the answer a 404. */
    public List<JobSheet> found() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            boolean readable = visitor.may(DashboardRole.OPERATOR);
            Buttons buttons = new Buttons(texts(), visitor::may);
            read = id().flatMap(id -> JobData.read(monitor, id)).stream()
                    .map(data -> JobSheet.of(data, readable, clock.instant(), buttons))
                    .toList();
            if (read.isEmpty()) {
                answerMissing();
            }
        }
        return read;
    }

    private static void answerMissing() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
    }

    /** The page's title: the job method's name. */
    public String title() {
        return found().stream().findFirst().map(JobSheet::name).orElseGet(() -> texts().get("job.missing"));
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
                .map(JobSheet::asOf)
                .orElseGet(() -> new Moments(clock.instant(), texts()).now());
    }

    private Texts texts() {
        return Texts.of(request);
    }

    private Optional<JobId> id() {
        try {
            return Optional.ofNullable(request.getParameter("id"))
                    .map(String::strip)
                    .map(JobId::parse);
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
