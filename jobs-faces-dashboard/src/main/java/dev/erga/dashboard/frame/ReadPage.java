package dev.erga.dashboard.frame;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows: read once for each request, and only for those who may see it. The beans of pages are request scoped and
 * extend this; views ask them for {@link #now()}.
 *
 * @param <T> the page as it is shown: finished words only
 */
public abstract class ReadPage<T> {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable T read;

    /** What the page shows. */
    public T now() {
        if (read == null) {
            visitor.require(role());
            read = read(new Reading(monitor, request, clock.instant(), visitor::may));
        }
        return read;
    }

    /** Who may see it: those who may look, unless a page says otherwise. */
    protected DashboardRole role() {
        return DashboardRole.VIEWER;
    }

    /** Reads it. */
    protected abstract T read(Reading reading);
}
