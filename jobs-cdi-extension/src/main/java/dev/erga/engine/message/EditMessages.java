package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;

/** The numbered errors of jobs and recurring jobs that people edit. */
public final class EditMessages {

    /** What is told of a stored argument that cannot be kept; what it is is not said, for it may be secret. */
    public static final String NOT_KEPT = "what is stored cannot be kept; write it anew";

    /** What is told of a secret that was written and cannot be read; what a parser says of it may quote it. */
    public static final String NOT_READ = "what was written is not JSON, or not of the declared type";

    private EditMessages() {}

    /** Somebody else, or a node, was faster. */
    public static Problem jobChanged(JobId job) {
        return Problem.of("ERGA-0249", "job " + job + " has changed since it was read, and was not edited")
                .why("a node has begun it, or somebody has requeued, moved or edited it meanwhile")
                .fix("look at it again, then decide whether it is still to be edited");
    }

    /** Somebody else, or the application, was faster. */
    public static Problem timesChanged(String id) {
        return Problem.of("ERGA-0251", "recurring job \"" + id + "\" has changed since it was read, and was not edited")
                .why(
                        "it fires by other times than those that were seen: somebody, or the application, has changed it meanwhile")
                .fix("look at it again, then decide whether it is still to be edited");
    }

    /** Somebody wants to edit what is written in the code. */
    public static Problem declaredTimes(String id) {
        return Problem.of("ERGA-0252", "recurring job \"" + id + "\" cannot be edited")
                .why("a @Recurring method has that id, and only annotation and configuration change it")
                .fix("set erga.recurring." + id + ".cron, change the annotation, or pause it");
    }

    /** Nobody could say what the job would do. */
    public static Problem notEditable(JobId job, String why) {
        return Problem.of("ERGA-0250", "job " + job + " cannot be edited")
                .why(why)
                .fix("put in another job by the application, and delete this one");
    }
}
