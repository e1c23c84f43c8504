package dev.erga.dashboard.action;

import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers requests to an action's address. It trusts nothing that was checked on the way: method, origin, role, form and
 * token are looked at here, in this order; whether the token has been used, the store knows. What is refused is logged and
 * changes nothing. Thread-safe.
 */
public final class ActionPost {

    private static final String NO_SUCH_JOB = "ERGA-0202";
    static final int UNPROCESSABLE = 422;

    /** What the engine says against that which was written. */
    private static final Set<String> WRITTEN = Set.of(
            "ERGA-0209",
            "ERGA-0212",
            "ERGA-0213",
            "ERGA-0228",
            "ERGA-0229",
            "ERGA-0231",
            "ERGA-0232",
            "ERGA-0239",
            "ERGA-0248",
            "ERGA-0320");

    /** What it says if that which was to be edited is not what was seen. */
    private static final Set<String> CHANGED = Set.of("ERGA-0249", "ERGA-0251");

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

    /**
     * Does the action or says why not.
     *
     * @return whether nothing was answered yet, because the page that asks is to be shown again with what was written and what is
     *     wrong with it
     */
    public boolean answer(Action action, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            PlainPage.notice(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "post");
            return false;
        }
        request.setCharacterEncoding("UTF-8");
        Post post = new Post(request, response);
        return !post.isForeign()
                && Door.of(request.getServletContext()).opens(action.role(), request, response)
                && isToBeAskedAgain(Order.of(action, request), post);
    }

    private boolean isToBeAskedAgain(Order order, Post post) throws IOException {
        Form form = Form.of(post.request());
        Optional<String> fault =
                order.isReasonable() ? form.fault(order.action().time(), clock.instant()) : Optional.of("many");
        Optional<String> confirmation = order.confirmation(post.request(), clock);
        Draft draft = Draft.in(post.request(), order.action().editor());
        Again again = new Again(order, form, draft, "reason", Optional.empty());
        if (fault.isPresent()) {
            if (again.isWritten()) {
                return ask(again, UNPROCESSABLE, post);
            }
            PlainPage.notice(post.request(), post.response(), HttpServletResponse.SC_BAD_REQUEST, fault.get());
            return false;
        }
        if (confirmation.isEmpty() || !again.isAnswer()) {
            return isStaleButWritten(again, post);
        }
        if (again.isPreviewed()) {
            return ask(again.because("preview"), HttpServletResponse.SC_OK, post);
        }
        Signature by = post.signature(form.why(), confirmation.get());
        return isRefused(again, new Wish("", form.instant(), draft, by, errand), post);
    }

    private boolean isRefused(Again again, Wish wish, Post post) throws IOException {
        Order order = again.order();
        try {
            Outcome outcome = Outcome.of(order, changed(order, wish));
            post.leadTo(outcome.at(Homeward.of(order, post.request()), post.request(), clock));
            return false;
        } catch (JobsException refused) {
            if (Post.wasUsedBefore(refused)) {
                return isStaleButWritten(again, post);
            }
            if (again.isWritten() && WRITTEN.contains(refused.code())) {
                return ask(again.because("refused", refused), UNPROCESSABLE, post);
            }
            if (again.isWritten() && CHANGED.contains(refused.code())) {
                return ask(again.because("changed", refused), HttpServletResponse.SC_CONFLICT, post);
            }
            post.answerUndone(refused);
            return false;
        }
    }

    /** What somebody has written is not thrown away because a form was open for long. */
    private static boolean isStaleButWritten(Again again, Post post) throws IOException {
        post.logStale();
        if (again.isWritten()) {
            return ask(again.because("stale"), HttpServletResponse.SC_FORBIDDEN, post);
        }
        PlainPage.notice(post.request(), post.response(), HttpServletResponse.SC_FORBIDDEN, "stale");
        return false;
    }

    private static boolean ask(Again again, int status, Post post) {
        post.response().setStatus(status);
        again.leaveIn(post.request());
        return true;
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
}
