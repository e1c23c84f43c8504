package dev.erga.example.counting;

import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Leaves one row for each run: in the attempt's transaction if it has one, else in one of its own. */
@ApplicationScoped
public class Tally {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    @Inject
    private Clock clock;

    /** What was counted: more rows than jobs means that some job's effect is there more than once. */
    public record Counted(long rows, long distinctJobs) {}

    /** Writes the row of the attempt that runs on this thread. */
    @Transactional
    public void add(String group) {
        em.persist(new CountedRun(group, job.id().toString(), job.attempt(), clock.instant()));
    }

    /** Counts the rows of a group in the database. */
    public Counted of(String group) {
        return em.createQuery(
                        "select count(r), count(distinct r.jobId) from CountedRun r where r.groupId = :group",
                        Object[].class)
                .setParameter("group", group)
                .getResultStream()
                .map(Tally::counted)
                .findFirst()
                .orElseThrow();
    }

    /** Counts all rows in the database. */
    public Counted ofAll() {
        return counted(em.createQuery("select count(r), count(distinct r.jobId) from CountedRun r", Object[].class)
                .getSingleResult());
    }

    private static Counted counted(Object[] row) {
        return new Counted((Long) row[0], (Long) row[1]);
    }
}
