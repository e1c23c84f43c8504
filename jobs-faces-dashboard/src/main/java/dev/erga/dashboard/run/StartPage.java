package dev.erga.dashboard.run;

import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.StartableMethod;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form for its view, which knows it as {@code ergaStart}; made once for each request. */
@Named("ergaStart")
@RequestScoped
public class StartPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable StartForm made;

    /** What the page shows. */
    public StartForm now() {
        if (made == null) {
            made = make();
        }
        return made;
    }

    private StartForm make() {
        visitor.require(StartPost.ROLE);
        List<StartableMethod> startable = monitor.startable();
        Refused shown = Refused.leftIn(request).orElseGet(() -> new Refused(asked(startable), Faults.none()));
        String token =
                StartPost.token(shown.written().method()).make(request, clock).orElse("");
        return StartForm.of(startable, shown, token, clock.instant(), Texts.of(request));
    }

    /** An address may name the method, and nothing more: nobody is to send what only looks as if it had been written here. */
    private Written asked(List<StartableMethod> startable) {
        String named = request.getParameter("on");
        String method =
                named == null && startable.size() == 1 ? startable.get(0).name() : named;
        return new Written(method == null ? "" : method, List.of(), false, "", "");
    }
}
