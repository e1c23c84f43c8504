package dev.erga.example.jobs;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

/** What became of a job. */
@Path("jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    @Inject
    private JobMonitor monitor;

    /** State, attempts, reason and times; 400 for an id that is none, 404 for one that no job has. */
    @GET
    @Path("{id}")
    public JobAnswer job(@PathParam("id") String text) {
        JobId id = JobId.parse(text);
        return monitor.job(id)
                .map(JobAnswer::of)
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownJob(id)));
    }
}
