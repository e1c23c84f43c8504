package dev.erga.example.renewals;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.renewals.Renewals.Started;
import dev.erga.example.shops.ShopName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Renews the memberships of a shop ahead of the night, and lists what was renewed. */
@Path("renewals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RenewalsResource {

    private static final int SHOWN = 100;

    @Inject
    private Renewals renewals;

    @PersistenceContext
    private EntityManager em;

    /** What to ask {@code /batches/...} and {@code /jobs/...} for. */
    public record Accepted(String batch, String report, String failureReport) {}

    /** How many renewals there are, and the latest hundred. */
    public record RenewalsAnswer(long count, List<RenewalAnswer> renewals) {}

    /** One year that was paid. */
    public record RenewalAnswer(long id, long userId, LocalDate firstDay, BigDecimal amount, Instant paidAt) {

        static RenewalAnswer of(Renewal renewal) {
            return new RenewalAnswer(
                    renewal.id(), renewal.userId(), renewal.firstDay(), renewal.amount(), renewal.paidAt());
        }
    }

    /**
     * Makes the batch that the night would make on that day.
     *
     * @param day as if it were that day
     */
    @POST
    public Response start(
            @HeaderParam(ShopName.HEADER) @DefaultValue(ShopName.MAIN) String shop,
            @QueryParam("day") @DefaultValue("") String day) {
        Started started = renewals.start(new ShopName(shop), day(day));
        return Response.accepted(new Accepted(
                        started.batch().toString(),
                        started.report().toString(),
                        started.failureReport().toString()))
                .build();
    }

    /** The latest renewals. */
    @GET
    public RenewalsAnswer renewals() {
        List<RenewalAnswer> latest = em.createQuery("select r from Renewal r order by r.id desc", Renewal.class)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(RenewalAnswer::of)
                .toList();
        long count =
                em.createQuery("select count(r) from Renewal r", Long.class).getSingleResult();
        return new RenewalsAnswer(count, latest);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new Refusal(
                    Status.BAD_REQUEST, ShopMessages.badParameter("day", "a day such as 2030-12-31", text), malformed);
        }
    }
}
