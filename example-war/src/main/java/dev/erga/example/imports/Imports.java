package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
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

/** Bulk: turns an upload into one job for each row, all in one transaction. */
@ApplicationScoped
public class Imports {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobScheduler jobs;

    @Inject
    private Clock clock;

    /**
     * Enqueues a job for each row. If the file turns out to be broken on its last line, nothing of it is stored.
     *
     * @throws Refusal ERGA-0808 if the file cannot be read, ERGA-0811 if it has no rows
     */
    @Transactional
    public CustomerImport start(Upload upload) {
        CustomerImport started = new CustomerImport(upload.fileName(), clock.instant());
        try {
            started.becameJobs(enqueueRows(upload, started.label()));
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
        return started;
    }

    // region: bulk
    private long enqueueRows(Upload upload, String label) {
        try (Stream<CustomerRow> rows = upload.rows()) {
            return jobs.with(JobOptions.defaults().label(label)).enqueueAll(CustomerRows::take, rows);
        }
    }
    // end
}
