package dev.erga.jobs.spi;

import java.util.Objects;
import java.util.UUID;

/** Names one node incarnation; a node that lost its lease joins again under another. */
public record NodeId(UUID value) {

    public NodeId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
