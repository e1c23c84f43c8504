package dev.erga.example.jobs;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Counts from the batch itself; its failed members are found by the label that the shop gives them: the batch's id. */
@ApplicationScoped
public class BatchOutcomes {

    private static final int SHOWN = 50;

    @Inject
    private JobMonitor monitor;

    /** The outcome so far, or nothing if there is no such batch (any more). */
    public Optional<BatchOutcome> of(BatchId id) {
        return monitor.batch(id).map(batch -> BatchOutcome.of(batch, failures(id)));
    }

    private List<FailedMember> failures(BatchId id) {
        JobFilter failed =
                JobFilter.all().labelled(id.toString()).inState(JobState.FAILED).limit(SHOWN);
        return monitor.jobs(failed).jobs().stream()
                .map(job -> new FailedMember(job.id().toString(), job.reason().orElse("")))
                .toList();
    }
}
