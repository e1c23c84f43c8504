package dev.erga.jobs.event;

/**
 * Jobs of a method whose breaker was open are started again.
 *
 * @param name the job method's name
 * @param reason why, in a sentence
 */
public record BreakerClosed(String name, String reason) implements JobEvent {}
