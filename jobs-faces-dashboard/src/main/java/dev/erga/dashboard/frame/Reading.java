package dev.erga.dashboard.frame;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a page is made from.
 *
 * @param monitor knows the jobs
 * @param request what was asked for
 * @param now the time of the reading
 * @param may whether the person may do what is open to a role
 */
public record Reading(JobMonitor monitor, HttpServletRequest request, Instant now, Predicate<DashboardRole> may) {

    /** A parameter of the address. */
    public @Nullable String parameter(String name) {
        return request.getParameter(name);
    }

    /** The words of the person's language. */
    public Texts texts() {
        return Texts.of(request);
    }

    /** The buttons that this person sees. */
    public Buttons buttons() {
        return new Buttons(texts(), may);
    }
}
