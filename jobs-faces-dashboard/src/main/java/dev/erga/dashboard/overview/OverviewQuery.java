package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks the list of jobs for.
 *
 * @param state only jobs in this state
 * @param before where the page before ended
 * @param misread the part of the address that means nothing, so that the page can say it was left out
 */
record OverviewQuery(Optional<JobState> state, Optional<JobId> before, Optional<String> misread) {

    static OverviewQuery parse(@Nullable String state, @Nullable String before) {
        Optional<String> wantedState = given(state);
        Optional<String> wantedBefore = given(before);
        Optional<JobState> knownState = wantedState.flatMap(StateLook::named);
        Optional<JobId> knownBefore = wantedBefore.flatMap(OverviewQuery::id);
        Optional<String> misread = knownState.isEmpty() && wantedState.isPresent()
                ? wantedState
                : wantedBefore.filter(text -> knownBefore.isEmpty());
        return new OverviewQuery(knownState, knownBefore, misread);
    }

    JobFilter filter() {
        JobFilter filter = JobFilter.all();
        if (state.isPresent()) {
            filter = filter.inState(state.get());
        }
        return before.isPresent() ? filter.olderThan(before.get()) : filter;
    }

    /** The address of the same list from there on. */
    String older(JobId next) {
        String older = "before=" + next;
        return state.map(only -> "state=" + StateLook.key(only) + "&" + older).orElse(older);
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }

    private static Optional<JobId> id(String text) {
        try {
            return Optional.of(JobId.parse(text));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
