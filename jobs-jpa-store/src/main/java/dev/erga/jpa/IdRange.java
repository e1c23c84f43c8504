package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Between which ids jobs are looked for.
 *
 * @param above what all are higher than, if anything bounds them
 * @param below what all are lower than, if anything bounds them
 */
record IdRange(Optional<JobId> above, Optional<JobId> below) {

    private static final UUID FIRST = new UUID(0L, 0L);
    private static final UUID LAST = new UUID(-1L, -1L);

    static IdRange of(JobFilter filter) {
        return new IdRange(filter.above(), filter.below());
    }

    IdRange from(JobId other) {
        return new IdRange(Optional.of(other), below);
    }

    IdRange upTo(JobId other) {
        return new IdRange(above, Optional.of(other));
    }

    /** A value for statements that name both ends. */
    UUID lower() {
        return above.map(JobId::value).orElse(FIRST);
    }

    UUID upper() {
        return below.map(JobId::value).orElse(LAST);
    }

    /** Adds to a condition what bounds a column of ids, and gives its parameters. */
    List<Object> bounding(String column, StringBuilder condition) {
        List<Object> values = new ArrayList<>();
        above.ifPresent(lower -> {
            condition.append(" AND ").append(column).append(" > ?");
            values.add(lower.value());
        });
        below.ifPresent(upper -> {
            condition.append(" AND ").append(column).append(" < ?");
            values.add(upper.value());
        });
        return values;
    }
}
