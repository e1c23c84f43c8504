package dev.erga.example.renewals;

import dev.erga.example.jobs.BatchOutcome;
import dev.erga.example.jobs.BatchOutcomes;
import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.example.shops.ShopName;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;

/** Continuations of a batch of renewals: each mails the counts to the shop's owner and leaves them as its result. */
@ApplicationScoped
public class RenewalReport {

    @Inject
    private BatchOutcomes outcomes;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    /** After the success of all, be it that some failed before and were requeued. */
    @BackgroundJob(queue = "mail")
    public void send(ShopName shop, BatchId batch) throws MessagingException, IOException {
        BatchOutcome outcome = outcomes.of(batch).orElseThrow();
        tell(shop, "All memberships are renewed", outcome.counts() + "\n");
        job.result(outcome);
    }

    /** After the end of a batch of which members failed: says who. */
    @BackgroundJob(queue = "mail")
    public void sendFailures(ShopName shop, BatchId batch) throws MessagingException, IOException {
        BatchOutcome outcome = outcomes.of(batch).orElseThrow();
        tell(shop, "Memberships were not renewed", outcome.counts() + "\n\n" + outcome.reasons() + "\n");
        job.result(outcome);
    }

    private void tell(ShopName shop, String subject, String text) throws MessagingException, IOException {
        mailer.send(new Mail("renewals-" + job.idempotencyKey(), shop.owner(), subject, text));
    }
}
