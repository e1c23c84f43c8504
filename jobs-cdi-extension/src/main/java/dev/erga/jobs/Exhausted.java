package dev.erga.jobs;

/** What becomes of a job whose attempts have run out. */
public enum Exhausted {
    /** It is Failed and waits for somebody to act. */
    FAIL,
    /** It is Deleted, with its reason and the exceptions of its attempts, and nobody need act. */
    DELETE
}
