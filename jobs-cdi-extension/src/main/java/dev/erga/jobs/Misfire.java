package dev.erga.jobs;

/** What happens to the fires of a recurring job that were missed, because no node ran at their time. */
public enum Misfire {
    /** All missed fires become one run; the latest of them is recorded FIRED, the others COALESCED. */
    COALESCE,
    /** A fire missed by more than the grace is recorded SKIPPED and does not run. */
    SKIP
}
