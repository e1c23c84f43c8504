package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.Signature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A post by which a person wants something done, and the answers that all of those have in common. What is refused is logged. */
public record Post(HttpServletRequest request, HttpServletResponse response) {

    private static final Logger LOG = System.getLogger(Post.class.getName());
    private static final String USED_BEFORE = "ERGA-0255";

    /** Whether another site has sent it; it is answered then. */
    public boolean isForeign() throws IOException {
        if (SameOrigin.sent(request)) {
            return false;
        }
        LOG.log(
                Level.WARNING,
                DashboardMessages.foreignPost(request.getRequestURI(), person()).toString());
        PlainPage.notice(request, response, HttpServletResponse.SC_FORBIDDEN, "foreign");
        return true;
    }

    /** Who answers for what is done, once as confirmed. */
    public Signature signature(String why, String confirmation) {
        return new Signature(person(), "dashboard, " + request.getRemoteAddr(), why).confirmed(confirmation);
    }

    /** Whether it is refused because its confirmation has been used. */
    public static boolean wasUsedBefore(JobsException refused) {
        return refused.code().equals(USED_BEFORE);
    }

    /** Writes down that its token is not good (any more). */
    public void logStale() {
        LOG.log(
                Level.WARNING,
                DashboardMessages.staleToken(request.getRequestURI(), person()).toString());
    }

    /** Answers that it could not be done. */
    public void answerUndone(JobsException refused) throws IOException {
        LOG.log(
                Level.WARNING,
                DashboardMessages.actionFailed(
                                request.getRequestURI(), refused.problem().what())
                        .toString(),
                refused);
        PlainPage.notice(request, response, HttpServletResponse.SC_CONFLICT, "undone");
    }

    /** Leads to a page once it is done, given as what follows the dashboard's path. */
    public void leadTo(String rest) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                request.getContextPath()
                        + DashboardSettings.of(request.getServletContext()).path()
                        + rest);
    }

    private String person() {
        return String.valueOf(request.getRemoteUser());
    }
}
