package dev.erga.it.everywhere;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A CDI bean. */
@ApplicationScoped
public class Clerk {

    @Inject
    private JobScheduler jobs;

    public JobId putIn() {
        return jobs.enqueue(Cashier::count, "asked by a bean");
    }

    @BackgroundJob
    public void file(String what) {}
}
