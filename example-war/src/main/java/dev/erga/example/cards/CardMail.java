package dev.erga.example.cards;

import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.example.users.User;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;

/** What follows a registration: one mail after its success, with what it has left, another after its failure. */
@ApplicationScoped
public class CardMail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    @BackgroundJob(queue = "mail")
    public void confirm(long userId) throws MessagingException, IOException {
        User user = em.find(User.class, userId);
        if (user != null) {
            String end = job.parentResult(String.class).orElseThrow();
            tell(user, "Your card is registered", "Your card that ends in " + end + " pays from now on.\n");
        }
    }

    @BackgroundJob(queue = "mail")
    public void askAgain(long userId) throws MessagingException, IOException {
        User user = em.find(User.class, userId);
        if (user != null) {
            tell(user, "Your card was refused", "Your bank does not take this card. Please send another one.\n");
        }
    }

    private void tell(User user, String subject, String text) throws MessagingException, IOException {
        mailer.send(new Mail("card-" + job.idempotencyKey(), user.email(), subject, text));
    }
}
