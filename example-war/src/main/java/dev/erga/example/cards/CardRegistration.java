package dev.erga.example.cards;

import dev.erga.example.errors.ShopMessages;
import dev.erga.example.users.User;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.Sensitive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * A secret argument: the number of a card, which the database holds encrypted, and nobody sees: not even in the reason of
 * a job that fails, although this one names it there. Cards of one user are registered one after another. If
 * the bank does not answer, all registrations rest for a while; that it refuses a card does not count.
 */
@ApplicationScoped
public class CardRegistration {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Bank bank;

    // region: sensitive
    @BackgroundJob(queue = "cards", limit = "card-{0}", breaker = "5 PT1M PT1H")
    public void register(long userId, @Sensitive String number) {
        User user = em.find(User.class, userId);
        if (user == null) {
            return;
        }
        if (!bank.accepts(number)) {
            throw new DoNotRetryException(ShopMessages.cardRefused(number));
        }
        String end = number.substring(number.length() - 4);
        user.paysWith(end);
        job.result(end);
    }
    // end
}
