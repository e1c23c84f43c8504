package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the jobs of an import by the label they carry. */
@ApplicationScoped
public class ImportProgress {

    private static final int SHOWN = 50;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobMonitor monitor;

    /**
     * How far an import has come.
     *
     * @param jobs how many there were
     * @param finished whether none of them is still to run
     * @param states how many jobs are in each state now; those whose retention is over are in none
     * @param failures why rows failed, the latest fifty
     */
    public record Answer(
            String id,
            String file,
            Instant uploadedAt,
            long jobs,
            boolean finished,
            Map<String, Long> states,
            List<Failure> failures) {}

    /** A row that failed: the reason names it. */
    public record Failure(String job, String reason) {}

    /**
     * The answer for an id.
     *
     * @throws Refusal ERGA-0812 if there is no such import
     */
    public Answer of(String id) {
        CustomerImport found = em.find(CustomerImport.class, id);
        if (found == null) {
            throw new Refusal(Status.NOT_FOUND, ShopMessages.unknownImport(id));
        }
        Map<JobState, Long> states = monitor.progress(found.label());
        return new Answer(
                found.id(),
                found.fileName(),
                found.uploadedAt(),
                found.jobs(),
                states.entrySet().stream().allMatch(entry -> entry.getKey().isFinal() || entry.getValue() == 0),
                byName(states),
                failures(found.label()));
    }

    private static Map<String, Long> byName(Map<JobState, Long> states) {
        Map<String, Long> named = new TreeMap<>();
        states.forEach((state, number) -> {
            if (number > 0) {
                named.put(state.name(), number);
            }
        });
        return named;
    }

    private List<Failure> failures(String label) {
        JobFilter failed =
                JobFilter.all().labelled(label).inState(JobState.FAILED).limit(SHOWN);
        return monitor.jobs(failed).jobs().stream()
                .map(job -> new Failure(job.id().toString(), job.reason().orElse("")))
                .toList();
    }
}
