package dev.erga.engine.work;

/**
 * The method returned although its transaction can only roll back. Without this, a job that swallowed an exception would
 * end well and leave nothing behind.
 */
final class RolledBackInsideException extends Exception {

    private static final long serialVersionUID = 1L;

    RolledBackInsideException() {
        super(
                "The method returned, but its transaction can only roll back: something that it called failed inside the"
                        + " transaction and the exception was caught. Let it pass, or do that work in a transaction of its own.");
    }
}
