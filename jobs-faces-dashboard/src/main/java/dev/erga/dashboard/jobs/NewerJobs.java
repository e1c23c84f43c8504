package dev.erga.dashboard.jobs;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs have come on top of a list since it was shown.
 *
 * @param list which jobs the list holds
 * @param first the job that is on top of it
 */
public record NewerJobs(JobFilter list, JobId first) {

    /** What an address asks for that has a list's own parameters and, as {@code newer}, the job on top. */
    public static Optional<NewerJobs> asked(Function<String, @Nullable String> parameter, Instant now) {
        // Spans that end now are the same for all who ask within a second.
        JobsQuery query = JobsAddress.parse(name -> renamed(name, parameter), now.truncatedTo(ChronoUnit.SECONDS));
        return query.after().filter(first -> !query.isForOne()).map(first -> new NewerJobs(query.filter(), first));
    }

    private static @Nullable String renamed(String name, Function<String, @Nullable String> parameter) {
        return switch (name) {
            case "after" -> parameter.apply("newer");
            case "before" -> null;
            default -> parameter.apply(name);
        };
    }

    /** Counts them as far as is quick. */
    public BoundedCount count(JobMonitor monitor) {
        return monitor.newer(list, first);
    }
}
