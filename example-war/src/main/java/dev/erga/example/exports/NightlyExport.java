package dev.erga.example.exports;

import dev.erga.example.users.User;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.Progress;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A long job: it writes all customers into a file of its own, logs, shows how far it is, and leaves a result. After each page
 * it keeps a checkpoint, from which the next attempt goes on should this one fail or its node die: the file is cut back to
 * the length it had then, so that nobody is in it twice. On a node without that file it begins anew. One export runs at a time.
 */
@ApplicationScoped
public class NightlyExport {

    private static final int PAGE = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    @ConfigProperty(name = "shop.export.folder")
    private String folder;

    // region: long-job
    @Recurring(id = "nightly-export", cron = "30 2 * * *")
    @BackgroundJob(queue = "maintenance", transactional = false, attempts = 3, timeout = "PT1H", limit = "export")
    public void export() throws IOException {
        Path path = Path.of(folder, "customers-" + job.id() + ".csv");
        ExportStep step =
                job.checkpoint(ExportStep.class).filter(kept -> kept.isIn(path)).orElse(ExportStep.BEGIN);
        Progress progress = job.progress(customers());
        progress.at(step.rows());
        job.log().info("{0} customers are in {1} already", step.rows(), path);
        try (ExportFile file = ExportFile.resumed(path, step.bytes())) {
            for (List<User> page = page(step.last()); !page.isEmpty(); page = page(step.last())) {
                job.throwIfCancelled();
                file.write(page);
                step = new ExportStep(page.get(page.size() - 1).id(), step.rows() + page.size(), file.bytes());
                job.checkpoint(step);
                progress.at(step.rows());
            }
        }
        job.log().info("All {0} customers are in {1}", step.rows(), path);
        job.result(new ExportReport(path.toString(), step.rows()));
    }
    // end

    private long customers() {
        return em.createQuery("select count(u) from User u", Long.class).getSingleResult();
    }

    private List<User> page(long after) {
        return em.createQuery("select u from User u where u.id > :after order by u.id", User.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }
}
