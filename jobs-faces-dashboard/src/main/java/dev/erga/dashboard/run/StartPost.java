package dev.erga.dashboard.run;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.action.FormToken;
import dev.erga.dashboard.action.Post;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.monitor.StartableMethod;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a post of the form that starts a job. Origin, role, token and what was written are looked at here, in this order;
 * whether the token has been used, the store knows. Thread-safe.
 */
public final class StartPost {

    static final DashboardRole ROLE = DashboardRole.OPERATOR;

    private static final int UNPROCESSABLE = 422;

    private final Supplier<JobMonitor> monitor;
    private final Supplier<JobOperator> operator;
    private final Clock clock;

    StartPost(Supplier<JobMonitor> monitor, Supplier<JobOperator> operator, Clock clock) {
        this.monitor = monitor;
        this.operator = operator;
        this.clock = clock;
    }

    /** The one of a deployment, which asks its beans. */
    public static StartPost ofDeployment() {
        return new StartPost(
                () -> CDI.current().select(JobMonitor.class).get(),
                () -> CDI.current().select(JobOperator.class).get(),
                Clock.systemUTC());
    }

    /**
     * Puts the job in and leads to its page, or says why not.
     *
     * @return whether nothing was answered yet, because the form is to be shown again with what was written and what is
     *     wrong with it
     */
    public boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Refused.leftIn(request).isPresent()) {
            // On its way to the page, through a forward.
            return true;
        }
        Post post = new Post(request, response);
        return !post.isForeign()
                && Door.of(request.getServletContext()).opens(ROLE, request, response)
                && isRefused(Written.in(request), post);
    }

    private boolean isRefused(Written written, Post post) throws IOException {
        Texts texts = Texts.of(post.request());
        Optional<StartableMethod> method = method(written.method());
        Optional<String> confirmation = token(written.method()).confirmation(post.request(), clock);
        if (method.isEmpty()) {
            PlainPage.notice(post.request(), post.response(), HttpServletResponse.SC_CONFLICT, "unstartable");
            return false;
        }
        if (confirmation.isEmpty()) {
            return againAsStale(written, post);
        }
        Faults faults = Faults.in(written, method.get(), clock.instant(), texts);
        if (!faults.isNone()) {
            return again(UNPROCESSABLE, written, faults, post);
        }
        return isRefused(written, method.get(), post.signature(written.why().strip(), confirmation.get()), post);
    }

    private boolean isRefused(Written written, StartableMethod method, Signature by, Post post) throws IOException {
        try {
            JobId job = operator.get().start(method.name(), arguments(written, method), due(written), by);
            post.leadTo("/job?id=" + job);
            return false;
        } catch (ArgumentsRefusedException refused) {
            return again(UNPROCESSABLE, written, Faults.of(refused.faults()), post);
        } catch (JobsException refused) {
            if (Post.wasUsedBefore(refused)) {
                return againAsStale(written, post);
            }
            post.answerUndone(refused);
            return false;
        }
    }

    private static List<String> arguments(Written written, StartableMethod method) {
        List<String> arguments = new ArrayList<>();
        for (int place = 0; place < method.parameters().size(); place++) {
            arguments.add(JsonText.of(method.parameters().get(place), written.value(place))
                    .json());
        }
        return arguments;
    }

    private static Due due(Written written) {
        return written.later() ? written.time().map(Due::at).orElseThrow() : Due.now();
    }

    private static boolean again(int status, Written written, Faults faults, Post post) {
        post.response().setStatus(status);
        new Refused(written, faults).leaveIn(post.request());
        return true;
    }

    private static boolean againAsStale(Written written, Post post) {
        post.logStale();
        Faults stale = Faults.of(Texts.of(post.request()).get("start.fault.stale"));
        return again(HttpServletResponse.SC_FORBIDDEN, written, stale, post);
    }

    private Optional<StartableMethod> method(String name) {
        return monitor.get().startable().stream()
                .filter(method -> method.name().equals(name))
                .findFirst();
    }

    /** What the form of a method sends along. */
    static FormToken token(String method) {
        return new FormToken("start", List.of(method));
    }
}
