package dev.erga.it.everywhere;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.LogLine;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * A servlet: {@code ?by=bean} puts a job in and tells its id, {@code ?job=id} tells what has become of it, {@code ?told=id} what
 * it has told and left; {@code ?read=all} lets a report end.
 */
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

    @Inject
    private transient Reporter reporter;

    @Inject
    private transient Mailroom mailroom;

    @Inject
    private transient Till till;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(answer(request));
    }

    private String answer(HttpServletRequest request) {
        if (request.getParameter("by") != null) {
            return putIn(request.getParameter("by")).toString();
        }
        if (request.getParameter("read") != null) {
            reporter.wasRead();
            return "thanks";
        }
        String told = request.getParameter("told");
        return told == null ? stateOf(JobId.parse(request.getParameter("job"))) : toldBy(JobId.parse(told));
    }

    /** How far, what it logged, what it left, and how many jobs its steps have put in. */
    private String toldBy(JobId id) {
        String progress = monitor.job(id)
                .flatMap(JobDetails::progress)
                .flatMap(JobProgress::percent)
                .map(percent -> percent + " %")
                .orElse("nothing");
        List<String> log = monitor.log(id).stream().map(LogLine::text).toList();
        long steps = monitor.progress("step of " + id).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return progress + ", " + log + ", " + jobs.result(id, String.class).orElse("no result") + ", " + steps;
    }

    private JobId putIn(String by) {
        return switch (by) {
            case "bean" -> clerk.putIn();
            case "ejb" -> cashier.putIn();
            case "servlet" -> jobs.enqueue(Clerk::file, "asked by a servlet");
            case "report" -> reporter.putInReport();
            case "walk" -> reporter.putInWalk();
            case "till" -> till.putInCustomers();
            case "round" -> mailroom.putInRound();
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
