package dev.erga.example.newsletter;

import dev.erga.example.shops.ShopName;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bulk: one job for each reader, from a stream that is read page by page, so that a million of them take no memory. Each shop
 * has the rate of {@link NewsletterMail} for itself.
 */
@ApplicationScoped
public class Newsletters {

    private static final int PAGE = 1_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    @Inject
    private Clock clock;

    // region: bulk
    @Transactional
    public Newsletter send(ShopName shop, Letter letter) {
        Newsletter newsletter = new Newsletter(shop, letter, clock.instant());
        em.persist(newsletter);
        Stream<NewsletterCopy> copies = readers(shop).map(reader -> new NewsletterCopy(newsletter.id(), reader));
        JobOptions theirs = JobOptions.defaults()
                .tenant(shop.value())
                .label(newsletter.label())
                .limit("newsletter-" + shop.value());
        newsletter.becameCopies(jobs.with(theirs).enqueueAll(NewsletterMail::send, copies));
        return newsletter;
    }

    private Stream<Long> readers(ShopName shop) {
        return Stream.iterate(page(shop, 0), page -> !page.isEmpty(), page -> page(shop, page.get(page.size() - 1)))
                .flatMap(List::stream);
    }
    // end

    private List<Long> page(ShopName shop, long after) {
        return em.createQuery("""
                        select u.id from User u
                        where u.shop = :shop and u.activatedAt is not null and u.id > :after order by u.id
                        """, Long.class)
                .setParameter("shop", shop.value())
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }
}
