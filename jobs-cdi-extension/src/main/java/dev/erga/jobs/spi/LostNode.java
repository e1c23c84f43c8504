package dev.erga.jobs.spi;

/** A node that was just declared dead because its lease ran out. */
public record LostNode(NodeId id, String name) {}
