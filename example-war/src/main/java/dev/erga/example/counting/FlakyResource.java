package dev.erga.example.counting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Puts in the job that fails twice and then works. */
@Path("flaky")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FlakyResource {

    @Inject
    private CountedGroups groups;

    /** What to ask {@code /jobs/...} and {@code /counters/...} for. */
    public record Accepted(String job, String group) {}

    @POST
    public Response start() {
        CountedGroups.Single started = groups.startFlaky();
        return Response.accepted(new Accepted(started.job().toString(), started.group()))
                .build();
    }
}
