package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import java.util.Optional;

/**
 * Which batches to list. Immutable: each method returns a changed copy.
 *
 * @param parent only batches that are members of this one
 * @param before only batches older than this one: where the page before ended
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record BatchFilter(Optional<BatchId> parent, Optional<BatchId> before, int limit) {

    public BatchFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The latest 20 of all batches. */
    public static BatchFilter all() {
        return new BatchFilter(Optional.empty(), Optional.empty(), 20);
    }

    /** Only batches that are members of this one; those that are members of its members are not. */
    public BatchFilter inside(BatchId value) {
        return new BatchFilter(Optional.of(value), before, limit);
    }

    /** Only batches older than this one. */
    public BatchFilter olderThan(BatchId value) {
        return new BatchFilter(parent, Optional.of(value), limit);
    }

    /** At most so many, 1 to 200. */
    public BatchFilter limit(int value) {
        return new BatchFilter(parent, before, value);
    }
}
