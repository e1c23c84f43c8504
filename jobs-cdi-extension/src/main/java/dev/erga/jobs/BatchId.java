package dev.erga.jobs;

import java.util.Objects;
import java.util.UUID;

/** Names one batch. Made by the caller's node (UUID version 7), so it is known before the transaction commits. */
public record BatchId(UUID value) implements Parent {

    public BatchId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the text that {@link #toString()} writes.
     *
     * @throws JobsException ERGA-0201 if the text is not a UUID
     */
    public static BatchId parse(String text) {
        return new BatchId(JobId.parse(text).value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
