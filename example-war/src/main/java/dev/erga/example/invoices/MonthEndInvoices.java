package dev.erga.example.invoices;

import dev.erga.example.shops.ShopName;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recurring: on the last day of each month it enqueues one job for each active user, all or none of them, as jobs of the
 * user's shop. The month is that of the nominal fire time, so a run that is late, or is repeated, still speaks of the right
 * one.
 */
@ApplicationScoped
public class MonthEndInvoices {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    @Inject
    private JobContext job;

    @Inject
    private Clock clock;

    // region: recurring
    @Recurring(id = "month-end-invoices", cron = "0 6 L * *")
    public void enqueueInvoices() {
        YearMonth month =
                YearMonth.from(job.firedFor().orElseGet(clock::instant).atZone(ZoneOffset.UTC));
        for (ShopName shop : shops()) {
            Stream<InvoiceOrder> orders = activeUsers(shop).map(user -> new InvoiceOrder(user, month));
            jobs.with(JobOptions.defaults().tenant(shop.value())).enqueueAll(InvoiceWriter::write, orders);
        }
    }
    // end

    private List<ShopName> shops() {
        return em
                .createQuery(
                        "select distinct u.shop from User u where u.activatedAt is not null order by u.shop",
                        String.class)
                .getResultList()
                .stream()
                .map(ShopName::new)
                .toList();
    }

    private Stream<Long> activeUsers(ShopName shop) {
        return em
                .createQuery("select u.id from User u where u.shop = :shop and u.activatedAt is not null", Long.class)
                .setParameter("shop", shop.value())
                .getResultList()
                .stream();
    }
}
