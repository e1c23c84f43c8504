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
 * Delayed: {@code shop.reminder.after} a sign-up, whoever has not activated the account is reminded. A job that is late
 * or no longer needed looks at the user and ends well; nobody has to take it out of the queue. Of the mail the same is
 * true as of {@link WelcomeMail}.
 */
@ApplicationScoped
public class ActivationReminder {

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

    @BackgroundJob(queue = "mail", priority = 7)
    public void remind(long userId) throws MessagingException, IOException {
        User user = em.find(User.class, userId);
        if (user == null || user.activatedAt().isPresent() || user.remindedAt().isPresent()) {
            return;
        }
        mailer.send(reminder(user));
        user.reminded(clock.instant());
    }

    private Mail reminder(User user) {
        String text = """
                Hello %s,

                your account waits for one click:
                %s/api/activations/%s
                """.formatted(user.name(), shop, user.activationCode());
        return new Mail("reminder-" + job.idempotencyKey(), user.email(), "Your account is not active yet", text);
    }
}
