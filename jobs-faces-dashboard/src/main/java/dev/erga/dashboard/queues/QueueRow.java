package dev.erga.dashboard.queues;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One queue.
 *
 * @param name its name
 * @param icon the id of its state's shape
 * @param tone the class of its state's colour
 * @param state its state's word
 * @param note who paused it, when and why; empty if it is not paused
 * @param waiting how many jobs wait in it
 * @param list where they are listed, below the dashboard's address
 * @param oldest how long the first of them has waited
 * @param in how many came into it a second, lately
 * @param out how many went out of it a second, lately
 * @param running how many jobs out of it run
 * @param runningList where they are listed, below the dashboard's address
 * @param nodes the nodes that work it
 * @param button what can be done
 */
public record QueueRow(
        String name,
        String icon,
        String tone,
        String state,
        String note,
        String waiting,
        String list,
        Amount oldest,
        Amount in,
        Amount out,
        String running,
        String runningList,
        String nodes,
        ActionButton button) {

    static QueueRow of(QueueDetails queue, Moments moments, Buttons buttons) {
        Texts texts = buttons.texts();
        boolean paused = queue.pause().isPresent();
        boolean worked = !queue.nodes().isEmpty();
        Action action = paused ? Action.RESUME_QUEUE : Action.PAUSE_QUEUE;
        return new QueueRow(
                queue.name(),
                paused ? "erga-paused" : worked ? "erga-processing" : "erga-node",
                paused || !worked ? "erga-warn" : "erga-dim",
                texts.get(paused ? "queues.paused" : worked ? "queues.open" : "queues.unworked"),
                queue.pause().map(pause -> note(pause, moments, texts)).orElse(""),
                Numbers.counted(queue.waiting()),
                list("enqueued", queue),
                queue.oldestWaitingSince()
                        .map(since -> Numbers.took(Duration.between(since, moments.seenFrom()), texts))
                        .orElse(Amount.NONE),
                Numbers.rate(queue.flow().inPerSecond(), texts),
                Numbers.rate(queue.flow().outPerSecond(), texts),
                Numbers.counted(queue.processing()),
                list("processing", queue),
                worked ? String.join(", ", new TreeSet<>(queue.nodes())) : Amount.NONE.value(),
                buttons.of(
                        action,
                        queue.name(),
                        worked || paused ? Optional.empty() : Optional.of(texts.get("queues.act.unworked"))));
    }

    private static String list(String state, QueueDetails queue) {
        return "/jobs?state=" + state + "&" + JobsSearch.address("queue", queue.name());
    }

    private static String note(Pause pause, Moments moments, Texts texts) {
        String since = moments.of(pause.since()).words();
        return pause.by()
                .map(by -> texts.get("queues.by", by, since, pause.why()))
                .orElseGet(() -> texts.get("queues.byNobody", since, pause.why()));
    }
}
