package dev.erga.example.cards;

import dev.erga.example.users.User;
import dev.erga.jobs.After;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Continuations: a card is registered, and then one of two mails goes out. */
@ApplicationScoped
public class Cards {

    @Inject
    private JobScheduler jobs;

    /**
     * What was put in: the job that asks the bank, and those of which one will run.
     *
     * @param confirmation runs after success; after a failure it goes on waiting, should somebody requeue the first
     * @param refusal runs after the failure
     */
    public record Registering(JobId registration, JobId confirmation, JobId refusal) {}

    // region: continuations
    @Transactional
    public Registering register(User user, String number) {
        JobScheduler theirs = jobs.with(JobOptions.defaults().tenant(user.shop().value()));
        JobId registration = theirs.enqueue(CardRegistration::register, user.id(), number);
        JobId confirmation = theirs.continueWith(registration, CardMail::confirm, user.id());
        JobId refusal = theirs.continueWith(registration, After.FAILURE, CardMail::askAgain, user.id());
        return new Registering(registration, confirmation, refusal);
    }
    // end
}
