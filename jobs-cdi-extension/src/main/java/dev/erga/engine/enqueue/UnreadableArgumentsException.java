package dev.erga.engine.enqueue;

/** A row's arguments do not fit the job method's parameters, so the method cannot be called with them. */
public final class UnreadableArgumentsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableArgumentsException(String where, String why) {
        super(where + ": " + why);
        this.why = why;
    }

    UnreadableArgumentsException(String where, String why, Throwable cause) {
        super(where + ": " + why, cause);
        this.why = why;
    }

    /** What is wrong, without the place. */
    String why() {
        return why;
    }
}
