package dev.erga.example.imports;

import dev.erga.example.jobs.BatchOutcome;
import dev.erga.example.jobs.BatchOutcomes;
import dev.erga.example.mail.Mail;
import dev.erga.example.mail.Mailer;
import dev.erga.example.users.UserChanged;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Clock;

/** Continuations of an import's batch: each notes the outcome with the import, leaves it as its result, and mails it. */
@ApplicationScoped
public class ImportReport {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private BatchOutcomes outcomes;

    @Inject
    private JobContext job;

    @Inject
    private Mailer mailer;

    @Inject
    private Clock clock;

    @Inject
    private Event<UserChanged> changed;

    /** After the success of all rows, be it that some failed before and were requeued. */
    @BackgroundJob(queue = "mail")
    public void send(String importId) throws MessagingException, IOException {
        CustomerImport done = em.find(CustomerImport.class, importId);
        BatchOutcome outcome = noted(done);
        tell(done, "All of " + done.fileName() + " is imported", outcome.counts() + "\n");
    }

    /** After the end of an import of which rows failed: lists them. */
    @BackgroundJob(queue = "mail")
    public void sendFailures(String importId) throws MessagingException, IOException {
        CustomerImport done = em.find(CustomerImport.class, importId);
        BatchOutcome outcome = noted(done);
        tell(done, "Rows of " + done.fileName() + " failed", outcome.counts() + "\n\n" + outcome.reasons() + "\n");
    }

    private BatchOutcome noted(CustomerImport done) {
        BatchOutcome outcome = outcomes.of(done.batch()).orElseThrow();
        done.ended(outcome, clock.instant());
        job.result(outcome);
        changed.fire(new UserChanged());
        return outcome;
    }

    private void tell(CustomerImport done, String subject, String text) throws MessagingException, IOException {
        mailer.send(new Mail("import-" + job.idempotencyKey(), done.shop().owner(), subject, text));
    }
}
