package dev.erga.example.shops;

import dev.erga.example.errors.Refusal;
import dev.erga.jobs.InvalidCronException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** What a shop's owner chooses. */
@Path("shops/{shop}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ShopsResource {

    @Inject
    private DigestTimes times;

    /** The recurring job that was made; ask {@code /schedules} for it. */
    public record Chosen(String schedule) {}

    /** The job to ask for. */
    public record Accepted(String job) {}

    /**
     * Chooses when the digest comes, from now on.
     *
     * @param cron a cron expression; by default Mondays at eight
     * @param zone whose clock that is; by default UTC
     */
    @PUT
    @Path("digest")
    public Chosen digest(
            @PathParam("shop") String shop,
            @QueryParam("cron") @DefaultValue("0 8 * * MON") String cron,
            @QueryParam("zone") @DefaultValue("UTC") String zone) {
        ShopName name = new ShopName(shop);
        try {
            times.send(name, cron, zone);
        } catch (InvalidCronException invalid) {
            throw new Refusal(Status.BAD_REQUEST, invalid.problem(), invalid);
        }
        return new Chosen(DigestTimes.id(name));
    }

    /** Sends a digest now; 409 if one was asked for within the hour. */
    @POST
    @Path("digest")
    public Response digestNow(@PathParam("shop") String shop) {
        return Response.accepted(new Accepted(times.sendNow(new ShopName(shop)).toString()))
                .build();
    }

    /** Wants no digest any more; also answered with success if there was none. */
    @DELETE
    @Path("digest")
    public void noDigest(@PathParam("shop") String shop) {
        times.sendNoMore(new ShopName(shop));
    }
}
