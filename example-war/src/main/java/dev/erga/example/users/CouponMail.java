package dev.erga.example.users;

import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.RetryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Locale;

/**
 * Delayed by hours: {@code shop.coupon.after} a sign-up, the user gets a coupon. Its code is made from the job's key, which is
 * the same in every attempt: should the mail be sent twice, both promise the same. A mail server that cannot be reached is
 * tried for hours, an address that is none once; and of a coupon that never goes out nobody need hear.
 */
@ApplicationScoped
public class CouponMail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    // region: failure
    @BackgroundJob(
            queue = "mail",
            priority = 7,
            attempts = 5,
            backoff = "exponential PT1M PT1H",
            rules = {
                @RetryRule(on = ConnectException.class, attempts = 50, backoff = "fixed PT5M"),
                @RetryRule(on = AddressException.class, attempts = 1)
            },
            onExhausted = Exhausted.DELETE)
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
    // end

    private Mail coupon(User user, String code) {
        String text = """
                Hello %s,

                thank you for signing up. %s takes a tenth off your first invoice.
                """.formatted(user.name(), code);
        return new Mail("coupon-" + job.idempotencyKey(), user.email(), "A coupon for you", text);
    }
}
