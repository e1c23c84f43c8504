package dev.erga.jobs.spi;

/** The end of one attempt, for stores that write many at once. */
public record LeasedCompletion(Lease lease, Completion completion) {}
