package dev.erga.example.shops;

import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Pauses: while goods are counted no newsletter goes out and nobody is renewed, on all nodes; all else goes on. */
@ApplicationScoped
public class Stocktaking {

    @Inject
    private JobScheduler jobs;

    // region: pause
    @Transactional
    public void begin(Instant until) {
        jobs.pauseQueue("newsletter", "stocktaking");
        jobs.recurring("yearly-renewals").pauseUntil(until, "stocktaking");
    }

    @Transactional
    public void end() {
        jobs.resumeQueue("newsletter");
        jobs.recurring("yearly-renewals").resume();
    }
    // end
}
