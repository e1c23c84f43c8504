package dev.erga.engine.work;

/** Leaves the transaction of an attempt whose method returned, but only because it was asked to stop. */
final class MethodStoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    MethodStoppedException() {
        super("The method was asked to stop.");
    }
}
