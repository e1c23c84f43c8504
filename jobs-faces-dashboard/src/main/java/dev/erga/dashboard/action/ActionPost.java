package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers requests to an action's address. It trusts nothing that was checked on the way: method, origin, role, form and
 * token are looked at here, in this order; whether the token has been used, the store knows. What is refused is logged and
 * changes nothing. Thread-safe.
 */
public final class ActionPost {

    private static final Logger LOG = System.getLogger(ActionPost.class.getName());
    private static final String NO_SUCH_JOB = "ERGA-0202";
    private static final String USED_BEFORE = "ERGA-0255";

    private final Supplier<JobOperator> operator;
    private final Supplier<Errand> errand;
    private final Clock clock;

    ActionPost(Supplier<JobOperator> operator, Supplier<Errand> errand, Clock clock) {
        this.operator = operator;
        this.errand = errand;
        this.clock = clock;
    }

    /** The one of a deployment, which asks its beans for the operator and for what goes through searches. */
    public static ActionPost ofDeployment() {
        return new ActionPost(
                () -> CDI.current().select(JobOperator.class).get(),
                () -> CDI.current().select(Errand.class).get(),
                Clock.systemUTC());
    }

    /** Does the action or says why not. */
    public void answer(Action action, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            PlainPage.notice(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "post");
            return;
        }
        request.setCharacterEncoding("UTF-8");
        if (!SameOrigin.sent(request)) {
            LOG.log(
                    Level.WARNING,
                    DashboardMessages.foreignPost(request.getRequestURI(), user(request))
                            .toString());
            PlainPage.notice(request, response, HttpServletResponse.SC_FORBIDDEN, "foreign");
        } else if (Door.of(request.getServletContext()).opens(action.role(), request, response)) {
            consider(Order.of(action, request), request, response);
        }
    }

    private void consider(Order order, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Form form = Form.of(request);
        Optional<String> fault =
                order.isReasonable() ? form.fault(order.action().time(), clock.instant()) : Optional.of("many");
        Optional<String> confirmation = order.confirmation(request, clock);
        if (fault.isPresent()) {
            PlainPage.notice(request, response, HttpServletResponse.SC_BAD_REQUEST, fault.get());
        } else if (confirmation.isEmpty()) {
            answerStale(request, response);
        } else {
            Signature by = new Signature(user(request), "dashboard, " + request.getRemoteAddr(), form.why());
            perform(order, new Wish("", form.instant(), by.confirmed(confirmation.get()), errand), request, response);
        }
    }

    private void perform(Order order, Wish wish, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Outcome outcome = Outcome.of(order, changed(order, wish));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location",
                    request.getContextPath()
                            + DashboardSettings.of(request.getServletContext()).path()
                            + outcome.at(Homeward.of(order, request), request, clock));
        } catch (JobsException refused) {
            if (refused.code().equals(USED_BEFORE)) {
                answerStale(request, response);
            } else {
                answerUndone(refused, request, response);
            }
        }
    }

    /** All in one transaction. */
    private long changed(Order order, Wish wish) {
        return operator.get()
                .together(all -> order.subjects().stream()
                        .filter(subject -> isChanged(order, wish.to(subject), all))
                        .count());
    }

    /** Of many, those that have gone meanwhile are no reason to leave the others. */
    private static boolean isChanged(Order order, Wish wish, JobOperator operator) {
        try {
            return order.action().perform(operator, wish);
        } catch (JobsException refused) {
            if (!order.isSingle() && refused.code().equals(NO_SUCH_JOB)) {
                return false;
            }
            throw refused;
        }
    }

    private static void answerStale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.log(
                Level.WARNING,
                DashboardMessages.staleToken(request.getRequestURI(), user(request))
                        .toString());
        PlainPage.notice(request, response, HttpServletResponse.SC_FORBIDDEN, "stale");
    }

    private static void answerUndone(JobsException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.log(
                Level.WARNING,
                DashboardMessages.actionFailed(
                                request.getRequestURI(), refused.problem().what())
                        .toString(),
                refused);
        PlainPage.notice(request, response, HttpServletResponse.SC_CONFLICT, "undone");
    }

    private static String user(HttpServletRequest request) {
        return String.valueOf(request.getRemoteUser());
    }
}
