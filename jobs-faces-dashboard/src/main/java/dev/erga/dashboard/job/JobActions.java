package dev.erga.dashboard.job;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.jobs.JobState;
import java.util.List;
import java.util.Optional;

/** What can be done to a job in its state, and why the rest cannot. */
final class JobActions {

    private JobActions() {}

    static List<ActionButton> of(JobData data, Buttons buttons) {
        JobState state = data.state();
        ActionButton requeue = button(Action.REQUEUE, data, buttons, notRequeued(state));
        return List.of(
                state == JobState.FAILED ? requeue.primary() : requeue,
                button(Action.EDIT_AND_REQUEUE, data, buttons, notEdited(data)),
                button(Action.RUN_NOW, data, buttons, notPlanned(state)),
                button(Action.RESCHEDULE, data, buttons, notPlanned(state)),
                button(Action.CANCEL, data, buttons, notCancelled(state)),
                button(Action.DELETE, data, buttons, notDeleted(state)));
    }

    private static ActionButton button(Action action, JobData data, Buttons buttons, Optional<String> obstacle) {
        return buttons.of(
                action,
                data.job().summary().id().toString(),
                obstacle.map(key -> buttons.texts().get("job.act." + key)));
    }

    private static Optional<String> notRequeued(JobState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, DELETED -> Optional.empty();
            case ENQUEUED -> Optional.of("enqueued");
            case PROCESSING -> Optional.of("running");
            case SCHEDULED -> Optional.of("planned");
            case AWAITING -> Optional.of("awaiting");
            case HELD -> Optional.of("held");
        };
    }

    private static Optional<String> notEdited(JobData data) {
        return switch (data.state()) {
            case PROCESSING -> Optional.of("running");
            case AWAITING -> Optional.of("awaiting");
            default -> data.job().parameters().isEmpty() ? Optional.of("noArguments") : Optional.empty();
        };
    }

    private static Optional<String> notPlanned(JobState state) {
        return state == JobState.SCHEDULED ? Optional.empty() : Optional.of("notPlanned");
    }

    private static Optional<String> notCancelled(JobState state) {
        return state == JobState.PROCESSING ? Optional.empty() : Optional.of("notRunning");
    }

    private static Optional<String> notDeleted(JobState state) {
        if (state.isFinal()) {
            return Optional.of("over");
        }
        return state == JobState.PROCESSING ? Optional.of("cancelFirst") : Optional.empty();
    }
}
