package dev.erga.jobs.spi;

/** What the job's row says of a lease after a commit whose outcome nobody told. */
public enum LeaseStatus {
    /** PROCESSING under this token: the transaction rolled back and the lease still holds. */
    HELD,
    /** No longer PROCESSING, but still this token: the transaction committed. */
    COMPLETED,
    /** Another token, or no such row: somebody else decides about this job now. */
    LOST
}
