package dev.erga.example.jobs;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.LogLine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;

/** What became of a job, what it said, and two ways to interfere; 400 for an id that is none, 404 for one that no job has. */
@Path("jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    @Inject
    private JobMonitor monitor;

    @Inject
    private JobScheduler jobs;

    /** A line that a job logged. */
    public record LineAnswer(int attempt, Instant at, String level, String text) {

        static LineAnswer of(LogLine line) {
            return new LineAnswer(line.attempt(), line.at(), line.level().name(), line.text());
        }
    }

    /** State, arguments, attempts, progress, result and times. */
    @GET
    @Path("{id}")
    public JobAnswer job(@PathParam("id") String text) {
        JobId id = JobId.parse(text);
        return monitor.job(id)
                .map(JobAnswer::of)
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownJob(id)));
    }

    /** Why it runs or does not. */
    @GET
    @Path("{id}/why")
    // region: why
    public WhyAnswer why(@PathParam("id") String text) {
        JobId id = JobId.parse(text);
        return monitor.explain(id)
                .map(WhyAnswer::of)
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownJob(id)));
    }
    // end

    /** What it has logged so far. */
    @GET
    @Path("{id}/log")
    public List<LineAnswer> log(@PathParam("id") String text) {
        return monitor.log(JobId.parse(text)).stream().map(LineAnswer::of).toList();
    }

    /** Runs a job again that has ended, such as one that failed for a reason that is gone. */
    @POST
    @Path("{id}/requeue")
    public JobAnswer requeue(@PathParam("id") String text) {
        jobs.requeue(JobId.parse(text));
        return job(text);
    }

    /** Takes a job away that has not ended. */
    @DELETE
    @Path("{id}")
    public JobAnswer delete(@PathParam("id") String text) {
        jobs.delete(JobId.parse(text));
        return job(text);
    }
}
