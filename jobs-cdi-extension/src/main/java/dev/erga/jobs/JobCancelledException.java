package dev.erga.jobs;

/** Thrown by {@link JobContext#throwIfCancelled()} in a job that was asked to stop. Let it pass. */
public class JobCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which job and who or what asked it to stop. */
    public JobCancelledException(String reason) {
        super(reason);
    }
}
