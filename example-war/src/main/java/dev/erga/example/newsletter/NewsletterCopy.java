package dev.erga.example.newsletter;

/**
 * One copy of a newsletter; the argument of its job.
 *
 * @param newsletter which newsletter
 * @param userId for whom
 */
public record NewsletterCopy(long newsletter, long userId) {}
