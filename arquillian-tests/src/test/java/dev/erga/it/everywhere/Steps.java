package dev.erga.it.everywhere;

import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Steps that commit together with their checkpoints. */
@ApplicationScoped
public class Steps {

    @Inject
    private JobScheduler jobs;

    @Inject
    private JobContext job;

    @Transactional
    public int next(int before) {
        int step = before + 1;
        jobs.with(JobOptions.defaults().label("step of " + job.id())).enqueue(Clerk::file, "step " + step);
        job.checkpoint(step);
        if (step == 2 && job.attempt() == 1) {
            throw new IllegalStateException("stumbled");
        }
        return step;
    }
}
