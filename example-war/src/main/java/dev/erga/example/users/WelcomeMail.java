package dev.erga.example.users;

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
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fire and forget: the welcome mail after a sign-up.
 *
 * <p>The mark {@code welcomed_at} is a database effect: it commits together with the job's completion, exactly once. The
 * mail is not: should the node die between sending and commit, the next attempt sends it again, under the same key, so
 * that it replaces the file or carries the same Message-ID. It is a transactional job all the same, because the mark
 * and the completion belong together and a mail takes far less time than a transaction may.
 */
@ApplicationScoped
public class WelcomeMail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "shop.url")
    private String shop;

    // region: job-method
    @BackgroundJob(queue = "mail")
    public void send(long userId) throws MessagingException, IOException {
        User user = em.find(User.class, userId);
        if (user == null || user.welcomedAt().isPresent()) {
            return;
        }
        mailer.send(welcome(user));
        user.welcomed(clock.instant());
    }
    // end

    private Mail welcome(User user) {
        String text = """
                Hello %s,

                welcome to the shop. One click makes your account active:
                %s/api/activations/%s
                """.formatted(user.name(), shop, user.activationCode());
        return new Mail("welcome-" + job.idempotencyKey(), user.email(), "Welcome to the shop", text);
    }
}
