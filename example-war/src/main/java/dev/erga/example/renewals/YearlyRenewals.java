package dev.erga.example.renewals;

import dev.erga.example.shops.ShopName;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Recurring: each night a batch for each shop, of those members whose year ends. The day is that of the nominal fire time;
 * whoever was due on an earlier day and could not be renewed is due again.
 */
@ApplicationScoped
public class YearlyRenewals {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Renewals renewals;

    @Inject
    private JobContext job;

    @Inject
    private Clock clock;

    // region: declared
    @Recurring(id = "yearly-renewals", cron = "0 3 * * *", zone = "Europe/Paris")
    public void renewWhoIsDue() {
        LocalDate day = LocalDate.ofInstant(job.firedFor().orElseGet(clock::instant), ZoneId.of("Europe/Paris"));
        shopsWithMembersDue(day).forEach(shop -> renewals.start(new ShopName(shop), day));
    }
    // end

    private List<String> shopsWithMembersDue(LocalDate day) {
        return em.createQuery(
                        "select distinct u.shop from User u where u.paidUntil <= :day order by u.shop", String.class)
                .setParameter("day", day)
                .getResultList();
    }
}
