package dev.erga.example.shops;

import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;

/** What a shop's owner gets at the times of their choice; see {@link DigestTimes}. */
@ApplicationScoped
public class ShopDigest {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    // region: keep
    @BackgroundJob(queue = "mail", keepSucceeded = "PT1H", keepFailed = "P90D")
    public void send(ShopName shop) throws MessagingException, IOException {
        long users = em.createQuery("select count(u) from User u where u.shop = :shop", Long.class)
                .setParameter("shop", shop.value())
                .getSingleResult();
        String text = "%s has %d users.%n".formatted(shop.value(), users);
        mailer.send(new Mail("digest-" + job.idempotencyKey(), shop.owner(), "Your shop", text));
    }
    // end
}
