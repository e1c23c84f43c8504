package dev.erga.it.everywhere;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A CDI bean whose jobs tell how far they are, and leave something. */
@ApplicationScoped
public class Reporter {

    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch read = new CountDownLatch(1);

    @Inject
    private JobScheduler jobs;

    @Inject
    private JobContext job;

    @Inject
    private Steps steps;

    public JobId putInReport() {
        return jobs.enqueue(Reporter::report, 4);
    }

    public JobId putInWalk() {
        return jobs.enqueue(Reporter::walk, 3);
    }

    /** Somebody has read what the report says so far. */
    public void wasRead() {
        read.countDown();
    }

    /** In its transaction until it was read. */
    @BackgroundJob
    public void report(int chapters) throws InterruptedException {
        for (int chapter : job.track(List.of(1, 2, 3, 4))) {
            job.log().info("chapter {0} of {1}", chapter, chapters);
            if (chapter == 3) {
                read.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        job.result("the end");
    }

    /** Fails in the middle of its second step, then goes on from the first. */
    @BackgroundJob(transactional = false, attempts = 2, backoff = "fixed PT1S")
    public void walk(int last) {
        int step = job.checkpoint(Integer.class).orElse(0);
        while (step < last) {
            step = steps.next(step);
        }
        job.result("walked " + step);
    }
}
