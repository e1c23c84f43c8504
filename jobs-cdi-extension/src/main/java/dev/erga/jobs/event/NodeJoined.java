package dev.erga.jobs.event;

/**
 * This deployment has joined as a node and begins to work.
 *
 * @param node the id of this incarnation
 * @param nodeName the name people know it by
 */
public record NodeJoined(String node, String nodeName) implements JobEvent {}
