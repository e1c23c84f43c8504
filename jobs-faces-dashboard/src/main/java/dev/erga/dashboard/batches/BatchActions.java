package dev.erga.dashboard.batches;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.jobs.monitor.BatchDetails;
import java.util.List;
import java.util.Optional;

/** What can be done to a batch, and why the rest cannot. */
final class BatchActions {

    private BatchActions() {}

    static List<ActionButton> of(BatchDetails batch, Buttons buttons) {
        ActionButton requeue = button(Action.REQUEUE_BATCH, batch, buttons, notRequeued(batch));
        return List.of(
                batch.failed() > 0 ? requeue.primary() : requeue,
                button(Action.CANCEL_BATCH, batch, buttons, notCancelled(batch)));
    }

    private static ActionButton button(Action action, BatchDetails batch, Buttons buttons, Optional<String> obstacle) {
        return buttons.of(
                action,
                batch.id().toString(),
                obstacle.map(key -> buttons.texts().get("batch.act." + key)));
    }

    private static Optional<String> notRequeued(BatchDetails batch) {
        return batch.failed() == 0 ? Optional.of("noneFailed") : Optional.empty();
    }

    private static Optional<String> notCancelled(BatchDetails batch) {
        if (batch.state().isFinal()) {
            return Optional.of("over");
        }
        return batch.cancelReason().map(why -> "cancelled");
    }
}
