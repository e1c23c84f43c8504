package dev.erga.jobs.monitor;

import java.util.List;

/**
 * In which ways jobs have failed.
 *
 * @param groups most frequent of the last 24 hours first, at most 100
 * @param more whether there are others
 */
public record FailureGroups(List<FailureGroup> groups, boolean more) {

    public FailureGroups {
        groups = List.copyOf(groups);
    }
}
