package dev.erga.example.search;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A long job whose steps are transactions, each of which commits with its checkpoint: no step is done twice or left out. */
@ApplicationScoped
public class SearchIndex {

    @Inject
    private JobContext job;

    @Inject
    private SearchSteps steps;

    // region: steps
    @BackgroundJob(queue = "maintenance", transactional = false, limit = "search")
    public void rebuild() {
        long last = job.checkpoint(Long.class).orElse(0L);
        while (last < steps.highestUser()) {
            job.throwIfCancelled();
            last = steps.indexAfter(last);
        }
    }
    // end
}
