package dev.erga.dashboard.jobs;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.jobs.JobState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done at once to the jobs that are selected, or to all that match.
 *
 * @param buttons the actions; of those that cannot be done to any job of the list, the reason
 * @param all the actions on all jobs that match, on whatever page; none where the list has one page only, or all states
 * @param back the address of the list, as what follows the dashboard's
 * @param picked whether all jobs of the page are selected
 * @param other what the address of the same page has after the question mark with all selected, or with none; may be empty
 */
public record Bulk(List<BulkButton> buttons, List<ActionButton> all, String back, boolean picked, String other) {

    static Bulk of(JobsData data, JobsQuery query, Buttons buttons) {
        Action end = query.state().equals(Optional.of(JobState.PROCESSING)) ? Action.CANCEL : Action.DELETE;
        String here = query.here();
        return new Bulk(
                Stream.of(Action.REQUEUE, Action.RUN_NOW, end)
                        .map(action -> button(action, query, buttons))
                        .toList(),
                hasMore(data, query) ? all(query, buttons) : List.of(),
                here.isEmpty() ? "/jobs" : "/jobs?" + here,
                query.picked(),
                query.picked() ? here : query.selected());
    }

    private static BulkButton button(Action action, JobsQuery query, Buttons buttons) {
        Optional<String> obstacle = query.state()
                .flatMap(state -> obstacle(action, state))
                .map(key -> buttons.texts().get("jobs.bulk." + key));
        ActionButton button = buttons.of(action, "", obstacle);
        boolean first = action == Action.REQUEUE && query.state().equals(Optional.of(JobState.FAILED));
        return new BulkButton(action.word(), first ? button.primary() : button);
    }

    /** What was left out of a search would widen it. */
    private static boolean hasMore(JobsData data, JobsQuery query) {
        boolean paged = data.page().next().isPresent() || data.page().previous().isPresent();
        return paged && query.misread().isEmpty() && !query.isForOne();
    }

    private static List<ActionButton> all(JobsQuery query, Buttons buttons) {
        return query.state().stream()
                .flatMap(state -> Stream.of(Action.REQUEUE, Action.RUN_NOW, Action.DELETE)
                        .filter(action -> obstacle(action, state).isEmpty()))
                .map(action -> buttons.of(matching(action), query.first()))
                .map(button -> new ActionButton(button.word(), "", button.address(), button.why(), button.tone()))
                .toList();
    }

    private static Action matching(Action action) {
        return switch (action) {
            case REQUEUE -> Action.REQUEUE_MATCHING;
            case RUN_NOW -> Action.RUN_MATCHING;
            default -> Action.DELETE_MATCHING;
        };
    }

    private static Optional<String> obstacle(Action action, JobState state) {
        return switch (action) {
            case REQUEUE -> Optional.of("onlyOver").filter(any -> !state.isFinal());
            case RUN_NOW -> Optional.of("onlyScheduled").filter(any -> state != JobState.SCHEDULED);
            case DELETE -> Optional.of("over").filter(any -> state.isFinal());
            default -> Optional.empty();
        };
    }

    /** Whether the person can do anything to jobs of this list. */
    public boolean open() {
        return buttons.stream().anyMatch(BulkButton::open);
    }

    /**
     * One action.
     *
     * @param action its name in addresses
     * @param look its words, colour and reason
     */
    public record BulkButton(String action, ActionButton look) {

        /** Whether it can be done. */
        public boolean open() {
            return look.open();
        }
    }
}
