package dev.erga.example.counting;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Fails twice and then works. What the failed attempts wrote is rolled back: one row is left in the end. */
@ApplicationScoped
public class Flaky {

    @Inject
    private JobContext job;

    @Inject
    private Tally tally;

    // region: retries
    @BackgroundJob(queue = "counting", attempts = 5, backoff = "fixed PT1S")
    public void worksTheThirdTime(String group) {
        tally.add(group);
        if (job.attempt() < 3) {
            throw new IllegalStateException("The other side does not answer, attempt " + job.attempt());
        }
    }
    // end
}
