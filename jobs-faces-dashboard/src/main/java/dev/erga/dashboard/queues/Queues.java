package dev.erga.dashboard.queues;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.QueueDetails;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was read
 * @param lead how many there are and how many of them are paused
 * @param rows the queues, by name
 */
public record Queues(Moment asOf, String lead, List<QueueRow> rows) {

    static Queues of(List<QueueDetails> queues, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        return new Queues(
                moments.now(),
                lead(queues, texts),
                queues.stream()
                        .map(queue -> QueueRow.of(queue, moments, buttons))
                        .toList());
    }

    private static String lead(List<QueueDetails> queues, Texts texts) {
        long paused = queues.stream().filter(queue -> queue.pause().isPresent()).count();
        String all = Numbers.grouped(queues.size());
        if (queues.isEmpty()) {
            return texts.get("queues.lead.none");
        }
        return paused == 0
                ? texts.get("queues.lead.all", all)
                : texts.get("queues.lead.paused", Numbers.grouped(paused), all);
    }
}
