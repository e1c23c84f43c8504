package dev.erga.dashboard.jobs;

import dev.erga.jobs.JobState;
import java.util.Optional;

/** The addresses of lists, for the links of other pages. */
public final class JobsSearch {

    private JobsSearch() {}

    /** What the address of the list of jobs with this in common has after the question mark. */
    public static String address(String qualifier, String value) {
        return JobsQuery.addressOf(Optional.empty(), qualifier, value);
    }

    /** The same of those of them that are in one state. */
    public static String address(JobState state, String qualifier, String value) {
        return JobsQuery.addressOf(Optional.of(state), qualifier, value);
    }

    /**
     * The same for the jobs that failed in one way.
     *
     * @param key the key of its group
     * @param within only those that failed within a span, such as {@code 24h}
     * @param state only those in this state
     */
    public static String failure(String key, Optional<String> within, Optional<JobState> state) {
        return JobsQuery.addressOfFailure(key, within, state);
    }
}
