package dev.erga.dashboard.batches;

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

/** The batches for their view, which knows them as {@code ergaBatches}; read once for each request. */
@Named("ergaBatches")
@RequestScoped
public class BatchesPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Batches read;

    /** What the page shows. */
    public Batches now() {
        if (read == null) {
            visitor.require(DashboardRole.VIEWER);
            BatchesQuery query = BatchesQuery.parse(request::getParameter);
            read = Batches.of(
                    monitor.batches(query.filter()),
                    query.parent().flatMap(monitor::batch),
                    query,
                    clock.instant(),
                    Texts.of(request));
        }
        return read;
    }
}
