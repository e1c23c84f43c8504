package dev.erga.dashboard.live;

import dev.erga.dashboard.answer.EntityTag;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.dashboard.jobs.NewerJobs;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers open pages with JSON, as often as they ask: what one of them has asked for within a second is not read again for
 * another. Whoever asks has passed the door, and the answer has its headers: nothing on the way keeps it, the script alone
 * remembers its tag. Thread-safe.
 */
public final class LiveAnswer {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Supplier<JobMonitor> monitor;
    private final InstantSource clock;
    private final Recent<String, Standing> standings;
    private final Recent<Set<JobId>, Map<JobId, JobState>> states;
    private final Recent<NewerJobs, BoundedCount> newer;

    LiveAnswer(Supplier<JobMonitor> monitor, InstantSource clock) {
        this.monitor = monitor;
        this.clock = clock;
        this.standings = new Recent<>(clock);
        this.states = new Recent<>(clock);
        this.newer = new Recent<>(clock);
    }

    /** The one of a deployment, which asks its beans for the monitor. */
    public static LiveAnswer ofDeployment() {
        return new LiveAnswer(() -> CDI.current().select(JobMonitor.class).get(), Clock.systemUTC());
    }

    /** Answers a GET or HEAD, and refuses the rest. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            PlainPage.notice(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method");
            return;
        }
        byte[] body = read(request).text().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = EntityTag.of(body);
        response.setHeader("ETag", tag.header());
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private Json read(HttpServletRequest request) {
        JobMonitor asked = monitor.get();
        LiveQuery query = LiveQuery.parse(request.getParameter("ids"));
        Map<JobId, JobState> shown =
                query.ids().isEmpty() ? Map.of() : states.get(query.ids(), () -> asked.states(query.ids()));
        Optional<BoundedCount> since = NewerJobs.asked(request::getParameter, clock.instant())
                .map(jobs -> newer.get(jobs, () -> jobs.count(asked)));
        Standing standing = standings.get("", () -> Standing.read(asked));
        return new LiveJson(clock.instant(), Texts.of(request)).of(standing, shown, since);
    }
}
