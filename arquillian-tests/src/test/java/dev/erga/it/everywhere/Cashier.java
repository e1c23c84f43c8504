package dev.erga.it.everywhere;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An EJB. */
@Stateless
public class Cashier {

    @Inject
    private JobScheduler jobs;

    @EJB
    private Vault vault;

    public JobId putIn() {
        return jobs.enqueue(Clerk::file, "asked by an EJB");
    }

    @BackgroundJob
    public void count(String what) {}

    /** Is still at it when the application is told to stop; then needs another EJB and the database. */
    @BackgroundJob
    public void countForLong(int seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        vault.close();
        jobs.enqueue(Clerk::file, "counted for long");
    }
}
