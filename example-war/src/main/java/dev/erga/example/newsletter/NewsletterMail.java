package dev.erga.example.newsletter;

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

/**
 * One copy for one reader, in a queue of its own that never takes more than two workers of a node, and at a rate that the mail
 * server bears: of one shop's copies at most a hundred start in any minute. It writes nothing to the database, so it holds no transaction open while the mail goes out; a repetition carries the same Message-ID.
 */
@ApplicationScoped
public class NewsletterMail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    // region: own-queue
    @BackgroundJob(queue = "newsletter", transactional = false, limit = "newsletter", rate = "sliding 100 per PT1M")
    public void send(NewsletterCopy copy) throws MessagingException, IOException {
        User reader = em.find(User.class, copy.userId());
        Newsletter letter = em.find(Newsletter.class, copy.newsletter());
        if (reader != null && letter != null) {
            mailer.send(
                    new Mail("newsletter-" + job.idempotencyKey(), reader.email(), letter.subject(), letter.body()));
        }
    }
    // end
}
