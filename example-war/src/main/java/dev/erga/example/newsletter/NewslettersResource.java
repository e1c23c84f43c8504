package dev.erga.example.newsletter;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Takes a newsletter, and tells how many copies are on their way. */
@Path("newsletters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NewslettersResource {

    @Inject
    private Newsletters newsletters;

    @Inject
    private JobMonitor monitor;

    @PersistenceContext
    private EntityManager em;

    /** The answer to a newsletter. */
    public record Accepted(long id, long copies) {}

    /**
     * What has become of a newsletter.
     *
     * @param copies how many there were
     * @param states how many of their jobs are in each state now; those whose retention is over are in none
     */
    public record NewsletterAnswer(
            long id, String shop, String subject, Instant writtenAt, long copies, Map<String, Long> states) {}

    /** Sends the letter in the body to all active users of a shop; the answer is 202 because the mails are still to be sent. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@HeaderParam(ShopName.HEADER) @DefaultValue(ShopName.MAIN) String shop, String body) {
        Newsletter sent = newsletters.send(new ShopName(shop), Letter.read(body));
        return Response.accepted(new Accepted(sent.id(), sent.copies())).build();
    }

    /** How far its copies have come. */
    @GET
    @Path("{id: \\d{1,18}}")
    public NewsletterAnswer newsletter(@PathParam("id") long id) {
        Newsletter sent = em.find(Newsletter.class, id);
        if (sent == null) {
            throw new Refusal(Status.NOT_FOUND, ShopMessages.unknownLetter(Long.toString(id)));
        }
        Map<String, Long> states = new TreeMap<>();
        for (Map.Entry<JobState, Long> state : monitor.progress(sent.label()).entrySet()) {
            if (state.getValue() > 0) {
                states.put(state.getKey().name(), state.getValue());
            }
        }
        return new NewsletterAnswer(sent.id(), sent.shop(), sent.subject(), sent.writtenAt(), sent.copies(), states);
    }
}
