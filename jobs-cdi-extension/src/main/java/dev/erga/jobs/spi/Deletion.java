package dev.erga.jobs.spi;

/** What came of the request to delete a job. */
public enum Deletion {
    /** It is Deleted. */
    DELETED,
    /** It is running and was asked to stop. */
    CANCELLING,
    /** It had ended already. */
    ALREADY_OVER,
    /** No such job exists. */
    UNKNOWN
}
