package dev.erga.example.exports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** Begins an export, and tells where it is once it is complete. */
@Path("exports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExportsResource {

    @Inject
    private JobScheduler jobs;

    /** The job to ask for. */
    public record Accepted(String job) {}

    /** Exports now; who asks while that goes on gets the same job. */
    @POST
    public Response start() {
        return Response.accepted(new Accepted(export().toString())).build();
    }

    /** What the export has left; 404 before its end. */
    @GET
    @Path("{job}")
    public ExportReport report(@PathParam("job") String text) {
        return report(JobId.parse(text))
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, ShopMessages.unknownExport(text)));
    }

    // region: unique
    private JobId export() {
        return jobs.with(JobOptions.defaults().uniqueBy("export")).enqueue(NightlyExport::export);
    }
    // end

    // region: result
    private Optional<ExportReport> report(JobId export) {
        return jobs.result(export, ExportReport.class);
    }
    // end
}
