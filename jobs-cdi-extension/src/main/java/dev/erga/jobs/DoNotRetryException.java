package dev.erga.jobs;

/**
 * Thrown by a job method, alone or as a cause, to say that trying again is useless: the job is Failed at once, or Deleted where
 * its method says {@link Exhausted#DELETE}.
 */
public class DoNotRetryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why it is useless; the sentence becomes the job's reason. */
    public DoNotRetryException(String reason) {
        super(reason);
    }

    /** Says why it is useless, and what was thrown first. */
    public DoNotRetryException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
