package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.shops.ShopName;
import dev.erga.jobs.After;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.stream.Stream;

/** A batch out of a file: one job for each row and reports that wait for the end, all of it stored or nothing. */
@ApplicationScoped
public class Imports {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    @Inject
    private Clock clock;

    /**
     * Makes the batch. If the file turns out to be broken on its last line, nothing of it is stored.
     *
     * @throws Refusal ERGA-0808 if the file cannot be read, ERGA-0811 if it has no rows
     */
    @Transactional
    public CustomerImport start(Upload upload, ShopName shop) {
        CustomerImport started = new CustomerImport(upload.fileName(), shop, clock.instant());
        try {
            enqueueRows(upload, started);
        } catch (UnreadableException broken) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    ShopMessages.unreadableUpload(upload.fileName(), broken.line(), broken.why()),
                    broken);
        }
        if (started.jobs() == 0) {
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.nothingToImport("the file has no customers"));
        }
        em.persist(started);
        JobScheduler theirs = jobs.with(JobOptions.defaults().tenant(shop.value()));
        theirs.continueWith(started.batch(), ImportReport::send, started.id());
        theirs.continueWith(started.batch(), After.FAILURE, ImportReport::sendFailures, started.id());
        return started;
    }

    // region: batch
    private void enqueueRows(Upload upload, CustomerImport started) {
        try (Stream<CustomerRow> rows = upload.rows()) {
            jobs.batch("customers of " + upload.fileName(), members -> {
                JobOptions theirs = JobOptions.defaults()
                        .tenant(started.shop().value())
                        .label(members.id().toString());
                started.became(members.id(), members.with(theirs).enqueueAll(CustomerRows::take, rows));
            });
        }
    }
    // end
}
