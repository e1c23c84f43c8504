package dev.erga.example.imports;

import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import dev.erga.example.users.Person;
import dev.erga.example.users.User;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/**
 * The job of one row, in the shop that is its tenant. Whoever has the row's address already is renamed, so a file that is imported twice changes nothing.
 * Two rows with one address can collide when they run at once; the slower of the two is then tried again.
 */
@ApplicationScoped
public class CustomerRows {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Clock clock;

    @BackgroundJob(queue = "import")
    public void take(CustomerRow row) {
        Person person = personIn(row);
        ShopName shop = new ShopName(job.tenant().orElse(ShopName.MAIN));
        em.createQuery("select u from User u where u.shop = :shop and u.email = :email", User.class)
                .setParameter("shop", shop.value())
                .setParameter("email", person.email())
                .getResultStream()
                .findFirst()
                .ifPresentOrElse(
                        known -> known.rename(person.name()),
                        () -> em.persist(User.imported(person, shop, clock.instant())));
    }

    // region: bad-row
    private static Person personIn(CustomerRow row) {
        try {
            return row.person();
        } catch (IllegalArgumentException bad) {
            throw new DoNotRetryException(ShopMessages.badRow(row.place(), bad), bad);
        }
    }
    // end
}
