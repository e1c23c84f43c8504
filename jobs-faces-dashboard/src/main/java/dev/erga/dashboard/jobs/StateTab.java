package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import java.util.List;
import java.util.Optional;

/**
 * The way to the jobs of one state.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour; grey for none that have failed
 * @param word the state's word
 * @param count how many jobs match
 * @param key the state's name for the script, which knows the counts of all jobs only; empty while a search narrows them
 * @param query what the address of its list has after the question mark
 * @param current whether it is what is shown
 */
public record StateTab(String icon, String tone, String word, String count, String key, String query, boolean current) {

    private static final List<JobState> ORDER = List.of(
            JobState.ENQUEUED,
            JobState.SCHEDULED,
            JobState.PROCESSING,
            JobState.SUCCEEDED,
            JobState.FAILED,
            JobState.DELETED,
            JobState.AWAITING,
            JobState.HELD);

    static List<StateTab> of(JobsData data, JobsQuery query, Texts texts) {
        return ORDER.stream().map(state -> of(state, data, query, texts)).toList();
    }

    private static StateTab of(JobState state, JobsData data, JobsQuery query, Texts texts) {
        StateLook look = StateLook.of(state);
        boolean calm = state == JobState.FAILED && data.count(state).value() == 0;
        return new StateTab(
                look.icon(),
                calm ? "erga-dim" : look.tone(),
                texts.get("state." + StateLook.key(state)),
                Numbers.counted(data.count(state)),
                query.isPlain() ? StateLook.key(state) : "",
                query.in(Optional.of(state)),
                query.state().equals(Optional.of(state)));
    }
}
