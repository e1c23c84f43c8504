package dev.erga.example.shops;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.Instant;

/** Begins and ends the stocktaking; what is paused meanwhile is told by {@code /queues} and {@code /schedules}. */
@Path("stocktaking")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StocktakingResource {

    @Inject
    private Stocktaking stocktaking;

    /**
     * Begins it.
     *
     * @param until when renewals go on by themselves; the newsletter waits for the end
     */
    @PUT
    public void begin(@QueryParam("until") @DefaultValue("") String until) {
        stocktaking.begin(instant(until));
    }

    /** Ends it. */
    @DELETE
    public void end() {
        stocktaking.end();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            String rule = "an instant such as 2030-12-31T18:00:00Z";
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.badParameter("until", rule, text), malformed);
        }
    }
}
