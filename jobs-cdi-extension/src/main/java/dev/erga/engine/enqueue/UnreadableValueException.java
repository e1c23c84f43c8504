package dev.erga.engine.enqueue;

/** A stored value is not of the type as which it is wanted. */
public final class UnreadableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableValueException(String why) {
        super(why);
    }

    UnreadableValueException(String why, Throwable cause) {
        super(why, cause);
    }
}
