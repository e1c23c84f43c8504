package dev.erga.example.renewals;

import dev.erga.example.shops.ShopName;
import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobBatch;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.stream.Stream;

/** A batch with continuations: one renewal for each member of a shop who is due, and a report about all of them. */
@ApplicationScoped
public class Renewals {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    /**
     * What was put in.
     *
     * @param report runs after the success of all members
     * @param failureReport runs if a member has failed for good
     */
    public record Started(BatchId batch, JobId report, JobId failureReport) {}

    // region: batch-continuations
    @Transactional
    public Started start(ShopName shop, LocalDate day) {
        JobOptions theirs = JobOptions.defaults().tenant(shop.value());
        BatchId batch = jobs.batch("renewals of " + shop.value(), members -> {
            JobBatch labelled = members.with(theirs.label(members.id().toString()));
            labelled.enqueueAll(MembershipRenewal::renew, due(shop, day));
        });
        JobId report = jobs.with(theirs).continueWith(batch, RenewalReport::send, shop, batch);
        JobId failureReport =
                jobs.with(theirs).continueWith(batch, After.FAILURE, RenewalReport::sendFailures, shop, batch);
        return new Started(batch, report, failureReport);
    }
    // end

    private Stream<RenewalOrder> due(ShopName shop, LocalDate day) {
        return em
                .createQuery(
                        "select u.id, u.paidUntil from User u where u.shop = :shop and u.paidUntil <= :day order by u.id",
                        Object[].class)
                .setParameter("shop", shop.value())
                .setParameter("day", day)
                .getResultList()
                .stream()
                .map(row -> new RenewalOrder((Long) row[0], (LocalDate) row[1]));
    }
}
