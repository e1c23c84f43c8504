package dev.erga.it.before;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A bean as the first version of an application had it. */
@ApplicationScoped
public class Letters {

    @BackgroundJob
    public void send(long userId) {}

    @Recurring(id = "letters-at-night", every = "PT24H")
    public void nightly() {}

    /** Puts a job in and tells its id. */
    @WebServlet("/letters")
    public static class Desk extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Inject
        private transient JobScheduler jobs;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            long user = Long.parseLong(request.getParameter("user"));
            response.getWriter().print(jobs.enqueue(Letters::send, user));
        }
    }
}
