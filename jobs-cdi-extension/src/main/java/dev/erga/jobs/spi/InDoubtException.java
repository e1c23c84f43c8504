package dev.erga.jobs.spi;

/**
 * A commit was begun and did not return well. Whatever the cause says, the database may have committed: only a look at the
 * rows tells.
 */
public class InDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what the commit threw. */
    public InDoubtException(Throwable cause) {
        super("The outcome of a commit is in doubt: " + cause, cause);
    }
}
