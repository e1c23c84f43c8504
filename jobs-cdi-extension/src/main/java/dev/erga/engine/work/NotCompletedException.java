package dev.erga.engine.work;

/**
 * The method returned, but the store failed to write that, so all was rolled back. The job is not to blame, so its own rules
 * for exceptions do not apply.
 */
final class NotCompletedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotCompletedException(RuntimeException refusal) {
        super(
                "The method returned, but the database did not take the job's completion, so its work was rolled back: "
                        + refusal.getMessage(),
                refusal);
    }
}
