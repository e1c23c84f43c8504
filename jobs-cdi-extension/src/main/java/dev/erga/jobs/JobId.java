package dev.erga.jobs;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one job. Made by the caller's node (UUID version 7), so it is known before the transaction commits; ids of one
 * node rise in the order they were made.
 */
public record JobId(UUID value) implements Parent, Comparable<JobId> {

    public JobId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the text that {@link #toString()} writes.
     *
     * @throws JobsException ERGA-0201 if the text is not a UUID
     */
    public static JobId parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            // UUID.fromString accepts shortened groups; an id that does not print as it was read is a typing error.
            if (value.toString().equalsIgnoreCase(text)) {
                return new JobId(value);
            }
        } catch (IllegalArgumentException malformed) {
            throw new JobsException(ValueMessages.notAJobId(text), malformed);
        }
        throw new JobsException(ValueMessages.notAJobId(text));
    }

    /** Orders as databases order them: byte by byte, unsigned, so version 7 ids sort by age. */
    @Override
    public int compareTo(JobId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
