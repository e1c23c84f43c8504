package dev.erga.example.invoices;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The job of one invoice. One that exists is left alone, so triggering the month's end twice charges nobody twice. */
@ApplicationScoped
public class InvoiceWriter {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.invoice.amount")
    private BigDecimal amount;

    // region: invoice
    @BackgroundJob(queue = "invoices", chunk = 50)
    public void write(InvoiceOrder order) {
        long written = em.createQuery(
                        "select count(i) from Invoice i where i.userId = :user and i.forMonth = :month", Long.class)
                .setParameter("user", order.userId())
                .setParameter("month", order.month().toString())
                .getSingleResult();
        if (written == 0) {
            em.persist(new Invoice(order, amount, clock.instant()));
        }
    }
    // end
}
