package dev.erga.it.everywhere;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet: {@code ?by=bean} puts a job in and tells its id, {@code ?job=id} tells what has become of it. */
@WebServlet("/counter")
public class Counter extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient JobScheduler jobs;

    @Inject
    private transient JobMonitor monitor;

    @Inject
    private transient Clerk clerk;

    @Inject
    private transient Cashier cashier;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String job = request.getParameter("job");
        response.getWriter().print(job == null ? putIn(request.getParameter("by")) : stateOf(JobId.parse(job)));
    }

    private JobId putIn(String by) {
        return switch (by) {
            case "bean" -> clerk.putIn();
            case "ejb" -> cashier.putIn();
            case "servlet" -> jobs.enqueue(Clerk::file, "asked by a servlet");
            case "long" -> jobs.enqueue(Cashier::countForLong, 4);
            default -> throw new IllegalArgumentException(by);
        };
    }

    private String stateOf(JobId id) {
        return monitor.job(id)
                .map(JobDetails::summary)
                .map(job -> job.state() + " after " + job.attempts())
                .orElse("unknown");
    }
}
