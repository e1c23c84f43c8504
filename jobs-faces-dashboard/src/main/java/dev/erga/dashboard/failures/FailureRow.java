package dev.erga.dashboard.failures;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.FailureTitle;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Jobs that failed in one way.
 *
 * @param title what happened and where
 * @param list where all of them are listed, below the dashboard's address
 * @param job the job method of the one that failed last
 * @param latest the id of that one
 * @param lately how many failed within each window
 * @param failed how many have failed for good
 * @param retrying how many are tried again
 * @param first when the first of them failed
 * @param last when the last did
 * @param button the way to requeue those that have failed for good
 */
public record FailureRow(
        FailureTitle title,
        String list,
        String job,
        String latest,
        List<Tally> lately,
        Tally failed,
        Tally retrying,
        Moment first,
        Moment last,
        ActionButton button) {

    /** As they are written in searches; as many as there are windows. */
    static final List<String> SPANS = List.of("1h", "3h", "24h", "7d");

    static FailureRow of(FailureGroup group, Moments moments, Buttons buttons) {
        Texts texts = buttons.texts();
        return new FailureRow(
                FailureTitle.of(group, texts),
                "/jobs?" + JobsSearch.failure(group.key(), Optional.empty(), Optional.empty()),
                group.latestName(),
                group.latest().toString(),
                IntStream.range(0, SPANS.size())
                        .mapToObj(window -> within(window, group, texts))
                        .toList(),
                inState(JobState.FAILED, group.failed(), group, texts),
                inState(JobState.SCHEDULED, group.retrying(), group, texts),
                moments.of(group.first()),
                moments.of(group.last()),
                button(group, buttons));
    }

    private static Tally within(int window, FailureGroup group, Texts texts) {
        String span = SPANS.get(window);
        return Tally.of(
                texts.get("failures.within." + span),
                group.lately().get(window),
                "/jobs?" + JobsSearch.failure(group.key(), Optional.of(span), Optional.empty()));
    }

    private static Tally inState(JobState state, BoundedCount count, FailureGroup group, Texts texts) {
        return Tally.of(
                texts.get(state == JobState.FAILED ? "failures.failed" : "failures.retrying"),
                count,
                "/jobs?" + JobsSearch.failure(group.key(), Optional.empty(), Optional.of(state)));
    }

    private static ActionButton button(FailureGroup group, Buttons buttons) {
        Texts texts = buttons.texts();
        boolean none = group.failed().value() == 0;
        ActionButton button = buttons.of(
                Action.REQUEUE_FAILED,
                group.key(),
                none ? Optional.of(texts.get("failures.noneFailed")) : Optional.empty());
        String what = FailureTitle.of(group, texts).words();
        return button.open()
                ? new ActionButton(
                        texts.get("failures.requeue", Numbers.counted(group.failed())),
                        what,
                        button.address(),
                        "",
                        button.tone())
                : button;
    }
}
