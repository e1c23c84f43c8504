package dev.erga.it.after;

import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RecurringDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The same bean in the next version: renamed, and its job method with one more parameter. */
@ApplicationScoped
public class LetterOffice {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @BackgroundJob(formerly = "Letters.send")
    public void sendWelcome(long userId, String language) {
        sent.add(userId + " in " + language);
    }

    @ArgumentUpcaster("Letters.send")
    static JobArguments withoutLanguage(long userId) {
        return JobArguments.of(LetterOffice::sendWelcome, userId, "English");
    }

    @BackgroundJob(formerly = "Letters.nightly")
    @Recurring(id = "letters-nightly", every = "PT24H", formerly = "letters-at-night")
    public void nightly() {}

    public List<String> sent() {
        return sent;
    }

    /** Tells what has become of a job, what was sent, and which recurring jobs there are. */
    @WebServlet("/letters")
    public static class Desk extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Inject
        private transient JobMonitor monitor;

        @Inject
        private transient LetterOffice office;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String job = request.getParameter("job");
            response.getWriter().print(job == null ? office.sent() + " " + schedules() : state(JobId.parse(job)));
        }

        private String state(JobId id) {
            return monitor.job(id)
                    .map(job -> job.summary().name() + " " + job.summary().state())
                    .orElse("unknown");
        }

        private List<String> schedules() {
            return monitor.recurring().stream()
                    .map(RecurringDetails::id)
                    .filter(id -> id.startsWith("letters-"))
                    .toList();
        }
    }
}
