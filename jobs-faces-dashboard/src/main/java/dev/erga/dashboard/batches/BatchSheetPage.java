package dev.erga.dashboard.batches;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One batch for its view, which knows it as {@code ergaBatch}; read once for each request. */
@Named("ergaBatch")
@RequestScoped
public class BatchSheetPage {

    private static final int LONGEST = 100;

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<BatchSheet> read;

    /** The batch; none if there is no such batch (any more), which also makes the answer a 404. */
    public List<BatchSheet> found() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            Buttons buttons = new Buttons(texts(), visitor::may);
            read = BatchesQuery.id(parameter()).flatMap(id -> BatchData.read(monitor, id)).stream()
                    .map(data -> BatchSheet.of(data, clock.instant(), buttons))
                    .toList();
            if (read.isEmpty()) {
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        }
        return read;
    }

    /** The page's title: the batch's name. */
    public String title() {
        return found().stream()
                .findFirst()
                .map(sheet -> sheet.row().name())
                .orElseGet(() -> texts().get("batch.missing"));
    }

    /** The id that was asked for, as far as that is worth showing. */
    public String asked() {
        String text = parameter();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** When the page was read. */
    public Moment asOf() {
        return found().stream()
                .findFirst()
                .map(BatchSheet::asOf)
                .orElseGet(() -> new Moments(clock.instant(), texts()).now());
    }

    private String parameter() {
        return Optional.ofNullable(request.getParameter("id")).orElse("");
    }

    private Texts texts() {
        return Texts.of(request);
    }
}
