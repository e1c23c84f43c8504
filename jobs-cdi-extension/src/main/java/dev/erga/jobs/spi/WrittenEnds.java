package dev.erga.jobs.spi;

import java.util.Map;
import java.util.Set;

/**
 * What came of the ends of several attempts. Leases that are named nowhere were written as they were handed over.
 *
 * @param gone nothing was written for these, and never will be: somebody else decides about the job now
 * @param busy nothing was written for these yet: the lease is good, but another transaction holds the job's row
 * @param deleted written, but the job was asked to stop while it ran and so is DELETED and does not run again; with the
 *     reason it was asked for
 */
public record WrittenEnds(Set<Lease> gone, Set<Lease> busy, Map<Lease, String> deleted) {

    /** All were written as they were handed over. */
    public static final WrittenEnds NONE = new WrittenEnds(Set.of(), Set.of(), Map.of());

    public WrittenEnds {
        gone = Set.copyOf(gone);
        busy = Set.copyOf(busy);
        deleted = Map.copyOf(deleted);
    }
}
