package dev.erga.example.invoices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Lists what the month-end job wrote. */
@Path("invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvoicesResource {

    private static final int SHOWN = 100;

    @PersistenceContext
    private EntityManager em;

    /** How many invoices there are, and the latest hundred. */
    public record InvoicesAnswer(long count, List<InvoiceAnswer> invoices) {}

    /** One invoice. */
    public record InvoiceAnswer(long id, long userId, String month, BigDecimal amount, Instant writtenAt) {

        static InvoiceAnswer of(Invoice invoice) {
            return new InvoiceAnswer(
                    invoice.id(), invoice.userId(), invoice.month(), invoice.amount(), invoice.writtenAt());
        }
    }

    /** The latest invoices. */
    @GET
    public InvoicesAnswer invoices() {
        List<InvoiceAnswer> latest = em.createQuery("select i from Invoice i order by i.id desc", Invoice.class)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(InvoiceAnswer::of)
                .toList();
        long count =
                em.createQuery("select count(i) from Invoice i", Long.class).getSingleResult();
        return new InvoicesAnswer(count, latest);
    }
}
