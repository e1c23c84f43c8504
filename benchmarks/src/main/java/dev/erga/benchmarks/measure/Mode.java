package dev.erga.benchmarks.measure;

/** How the end of a job is written. */
public enum Mode {
    /** The ends of many jobs in one statement; the jobs themselves are in no transaction. */
    GATHERED,
    /** Each job in a transaction of its own that also writes its end. */
    EACH,
    /** Up to fifty jobs in one transaction that also writes their ends. */
    CHUNK
}
