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
import java.util.function.Supplier;

/**
 * Answers requests to an action's address. It trusts nothing that was checked on the way: method, origin, role, form and
 * token are looked at here, in this order; whether the token has been used, the store knows. What is refused is logged and
 * changes nothing. Thread-safe.
 */
public final class ActionPost {

    private static final String NO_SUCH_JOB = "ERGA-0202";

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
        Post post = new Post(request, response);
        if (!post.isForeign() && Door.of(request.getServletContext()).opens(action.role(), request, response)) {
            consider(Order.of(action, request), post);
        }
    }

    private void consider(Order order, Post post) throws IOException {
        Form form = Form.of(post.request());
        Optional<String> fault =
                order.isReasonable() ? form.fault(order.action().time(), clock.instant()) : Optional.of("many");
        Optional<String> confirmation = order.confirmation(post.request(), clock);
        if (fault.isPresent()) {
            PlainPage.notice(post.request(), post.response(), HttpServletResponse.SC_BAD_REQUEST, fault.get());
        } else if (confirmation.isEmpty()) {
            answerStale(post);
        } else {
            Signature by = post.signature(form.why(), confirmation.get());
            perform(order, new Wish("", form.instant(), by, errand), post);
        }
    }

    private void perform(Order order, Wish wish, Post post) throws IOException {
        try {
            Outcome outcome = Outcome.of(order, changed(order, wish));
            post.leadTo(outcome.at(Homeward.of(order, post.request()), post.request(), clock));
        } catch (JobsException refused) {
            if (Post.wasUsedBefore(refused)) {
                answerStale(post);
            } else {
                post.answerUndone(refused);
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

    private static void answerStale(Post post) throws IOException {
        post.logStale();
        PlainPage.notice(post.request(), post.response(), HttpServletResponse.SC_FORBIDDEN, "stale");
    }
}
