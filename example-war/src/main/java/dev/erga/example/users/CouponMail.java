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
import java.util.Locale;

/**
 * Delayed by hours: {@code shop.coupon.after} a sign-up, the user gets a coupon. Its code is made from the job's key, which is
 * the same in every attempt: should the mail be sent twice, both promise the same.
 */
@ApplicationScoped
public class CouponMail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    /** Gives one coupon to a user who is still there. */
    @BackgroundJob(queue = "mail", priority = 7)
    public void send(long userId) throws MessagingException, IOException {
        User user = em.find(User.class, userId);
        if (user == null || user.coupon().isPresent()) {
            return;
        }
        String key = job.idempotencyKey();
        String code = "THANKS-" + key.substring(key.length() - 8).toUpperCase(Locale.ROOT);
        mailer.send(coupon(user, code));
        user.thanked(code);
    }

    private Mail coupon(User user, String code) {
        String text = """
                Hello %s,

                thank you for signing up. %s takes a tenth off your first invoice.
                """.formatted(user.name(), code);
        return new Mail("coupon-" + job.idempotencyKey(), user.email(), "A coupon for you", text);
    }
}
