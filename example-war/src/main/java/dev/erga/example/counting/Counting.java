package dev.erga.example.counting;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The same small work under both promises. */
@ApplicationScoped
public class Counting {

    @Inject
    private Tally tally;

    /** Exactly one row for each job, whatever happens to the node: the row commits with the job's completion. */
    @BackgroundJob(queue = "counting")
    public void exactlyOnce(String group) {
        tally.add(group);
    }

    /** At least one row for each job: a node that dies between the row's commit and the completion's leaves two. */
    @BackgroundJob(queue = "counting", transactional = false)
    public void atLeastOnce(String group) {
        tally.add(group);
    }
}
