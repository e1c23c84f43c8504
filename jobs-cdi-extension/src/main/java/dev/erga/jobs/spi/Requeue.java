package dev.erga.jobs.spi;

/** What came of the request to requeue a job. */
public enum Requeue {
    /** It is Enqueued, its attempts counted from zero. */
    REQUEUED,
    /** It was Enqueued or Processing already. */
    ALREADY_ON_ITS_WAY,
    /** No such job exists. */
    UNKNOWN
}
