package dev.erga.example.imports;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.example.jobs.BatchOutcome;
import dev.erga.example.jobs.BatchOutcomes;
import dev.erga.example.jobs.FailedMember;
import dev.erga.jobs.BatchId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how far an import is: from its batch, or from its report when the batch's retention is over. */
@ApplicationScoped
public class ImportProgress {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private BatchOutcomes outcomes;

    /**
     * How far an import has come.
     *
     * @param id that of its batch, too
     * @param jobs how many rows there were
     * @param finished whether none of them is still to run
     * @param percent how many of a hundred have ended
     * @param states how many rows have SUCCEEDED, FAILED, were DELETED or are PENDING
     * @param reportedAt when the report was written
     * @param failures why rows failed, the latest fifty
     */
    public record Answer(
            String id,
            String shop,
            String file,
            Instant uploadedAt,
            long jobs,
            boolean finished,
            long percent,
            Map<String, Long> states,
            @Nullable Instant reportedAt,
            List<FailedMember> failures) {}

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
        return outcomes.of(BatchId.parse(id))
                .map(outcome -> answer(found, states(outcome), outcome.failures()))
                .orElseGet(() -> answer(found, reported(found), List.of()));
    }

    private static Answer answer(CustomerImport found, Map<String, Long> states, List<FailedMember> failures) {
        long pending = states.getOrDefault("PENDING", 0L);
        return new Answer(
                found.id(),
                found.shop().value(),
                found.fileName(),
                found.uploadedAt(),
                found.jobs(),
                pending == 0,
                (found.jobs() - pending) * 100 / found.jobs(),
                states,
                found.reportedAt().orElse(null),
                failures);
    }

    private static Map<String, Long> states(BatchOutcome outcome) {
        Map<String, Long> states = new TreeMap<>();
        states.put("SUCCEEDED", outcome.succeeded());
        states.put("FAILED", outcome.failed());
        states.put("DELETED", outcome.deleted());
        states.put("PENDING", outcome.pending());
        return states;
    }

    private static Map<String, Long> reported(CustomerImport found) {
        return new TreeMap<>(Map.of("SUCCEEDED", found.imported(), "FAILED", found.failed()));
    }
}
