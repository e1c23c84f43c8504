package dev.erga.example.jobs;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

/** How far a batch has come, and its cancellation. */
@Path("batches")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchesResource {

    @Inject
    private BatchOutcomes outcomes;

    @Inject
    private JobScheduler jobs;

    /** The counts and the members that failed; 400 for an id that is none, 404 for one that no batch has. */
    @GET
    @Path("{id}")
    public BatchOutcome batch(@PathParam("id") String text) {
        BatchId id = BatchId.parse(text);
        return outcomes.of(id).orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownBatch(id)));
    }

    /** Deletes what has not ended; the answer still counts it as pending. */
    @DELETE
    @Path("{id}")
    public BatchOutcome cancel(@PathParam("id") String text) {
        jobs.cancel(BatchId.parse(text));
        return batch(text);
    }
}
