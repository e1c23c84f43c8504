package dev.erga.jobs;

import java.util.UUID;

/**
 * ERGA-0220: another job stands for the call, which asked to be {@linkplain Unique#rejecting rejected} then. Nothing was
 * stored; the caller's transaction can go on.
 */
public class KeyTakenException extends JobsException {

    private static final long serialVersionUID = 1L;

    private final UUID job;
    private final JobState state;

    /** Made by the scheduler. */
    public KeyTakenException(Problem problem, JobId job, JobState state) {
        super(problem);
        this.job = job.value();
        this.state = state;
    }

    /** The job that stands for the call. */
    public JobId job() {
        return new JobId(job);
    }

    /** Where it stood when the call looked. */
    public JobState state() {
        return state;
    }
}
