package dev.erga.it.everywhere;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One at a time may stand at it. */
@ApplicationScoped
public class Till {

    private static final int CUSTOMERS = 20;

    private final Semaphore alone = new Semaphore(1);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger crowds = new AtomicInteger();

    @Inject
    private JobScheduler jobs;

    /** Gives the job that looks afterwards whether there ever was a crowd. */
    public JobId putInCustomers() {
        BatchId customers = jobs.batch("customers", all -> {
            for (int i = 0; i < CUSTOMERS; i++) {
                all.enqueue(Till::serve, 7L);
            }
        });
        return jobs.continueWith(customers, Till::close);
    }

    /** Stays long enough for another to come in, if it were let. */
    @BackgroundJob(limit = "till-{0}")
    public void serve(long till) throws InterruptedException {
        if (!alone.tryAcquire()) {
            crowds.incrementAndGet();
            return;
        }
        try {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            served.incrementAndGet();
        } finally {
            alone.release();
        }
    }

    @BackgroundJob(attempts = 1)
    public void close() {
        if (served.get() != CUSTOMERS || crowds.get() > 0) {
            throw new IllegalStateException(served + " served, " + crowds + " crowds");
        }
    }
}
