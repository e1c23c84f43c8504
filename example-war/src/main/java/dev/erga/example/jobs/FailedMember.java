package dev.erga.example.jobs;

/**
 * A member of a batch that failed for good.
 *
 * @param job which job
 * @param reason why; names what the member was about
 */
public record FailedMember(String job, String reason) {}
