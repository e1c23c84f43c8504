package dev.erga.example.users;

import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.util.Locale;

/**
 * Started by people: somebody at the support desk sends a customer a coupon from the dashboard. The constraints are checked
 * before the job is put in, so that what is typed wrong is told to whoever typed it.
 */
@ApplicationScoped
public class GoodwillMail {

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    // region: startable
    @BackgroundJob(queue = "mail", startable = true)
    public void send(@NotBlank @Email String address, @Min(5) @Max(50) int percent)
            throws MessagingException, IOException {
        mailer.send(coupon(address, percent));
    }
    // end

    private Mail coupon(String address, int percent) {
        String key = job.idempotencyKey();
        String text = """
                Hello,

                we are sorry. SORRY-%s takes %d percent off your next invoice.
                """.formatted(key.substring(key.length() - 8).toUpperCase(Locale.ROOT), percent);
        return new Mail("goodwill-" + key, address, "We are sorry", text);
    }
}
