package dev.erga.jobs.monitor;

/** In one word, whether a job runs. */
public enum Verdict {
    /** It is over; only a requeue runs it again. */
    OVER,
    /** A node that lives runs it, or is about to. */
    RUNNING,
    /** It runs on a node that has fallen silent; a living node takes it from there. */
    ABANDONED,
    /** It waits for something that comes by itself: a time, the end of another job, a place. */
    WAITING,
    /** Something is in its way that may stay there until somebody acts, such as a pause or that no node can run it. */
    BLOCKED,
    /** Nothing is in its way: a claim of some living node takes it once its turn has come and a worker is free. */
    CLAIMABLE
}
