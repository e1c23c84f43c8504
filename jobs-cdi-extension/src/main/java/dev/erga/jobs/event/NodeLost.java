package dev.erga.jobs.event;

/**
 * A node did not renew its lease in time and was declared dead by this one, or found so of itself.
 *
 * @param node the id of that incarnation
 * @param nodeName the name people know it by
 */
public record NodeLost(String node, String nodeName) implements JobEvent {}
