package dev.erga.engine.work;

/** Stands for what an attempt threw where that broke whoever looked at it. Made beforehand, since memory may be short. */
final class UntellableException extends Exception {

    private static final long serialVersionUID = 1L;

    UntellableException() {
        super("what the attempt threw cannot be told, since looking at it throws again", null, false, false);
    }
}
