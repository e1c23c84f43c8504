package dev.erga.engine.enqueue;

/** A row's arguments do not fit the job method's parameters, so the method cannot be called with them. */
public final class UnreadableArgumentsException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableArgumentsException(String where, String why) {
        super(where + ": " + why);
    }

    UnreadableArgumentsException(String where, String why, Throwable cause) {
        super(where + ": " + why, cause);
    }
}
