package dev.erga.dashboard.live;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an open page asks for beside what all get.
 *
 * @param ids the jobs whose states it shows; what is no id, and what goes beyond the first 100, is left out
 */
record LiveQuery(Set<JobId> ids) {

    private static final int MOST = 100;

    static LiveQuery parse(@Nullable String ids) {
        return new LiveQuery(Arrays.stream(Optional.ofNullable(ids).orElse("").split(",", MOST + 1))
                .limit(MOST)
                .map(LiveQuery::id)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Optional<JobId> id(String text) {
        try {
            return Optional.of(JobId.parse(text));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
