package dev.erga.example.counting;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Fails twice and then works. What the failed attempts did is rolled back: one row and one more job are left in the end. */
@ApplicationScoped
public class Flaky {

    @Inject
    private JobContext job;

    @Inject
    private Tally tally;

    @Inject
    private JobScheduler jobs;

    // region: retries
    @BackgroundJob(queue = "counting", attempts = 5, backoff = "fixed PT1S")
    public void worksTheThirdTime(String group) {
        tally.add(group);
        jobs.enqueue(Counting::exactlyOnce, group);
        if (job.attempt() < 3) {
            throw new IllegalStateException("The other side does not answer, attempt " + job.attempt());
        }
    }
    // end
}
