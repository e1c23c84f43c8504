package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;

/** The numbered errors of jobs that people edit. */
public final class EditMessages {

    /** What is told of a stored argument that cannot be kept; what it is is not said, for it may be secret. */
    public static final String NOT_KEPT = "what is stored cannot be kept; write it anew";

    private EditMessages() {}

    /** Somebody else, or a node, was faster. */
    public static Problem jobChanged(JobId job) {
        return Problem.of("ERGA-0249", "job " + job + " has changed since it was read, and was not edited")
                .why("a node has begun it, or somebody has requeued, moved or edited it meanwhile")
                .fix("look at it again, then decide whether it is still to be edited");
    }

    /** Nobody could say what the job would do. */
    public static Problem notEditable(JobId job, String why) {
        return Problem.of("ERGA-0250", "job " + job + " cannot be edited")
                .why(why)
                .fix("put in another job by the application, and delete this one");
    }
}
