package dev.erga.dashboard.overview;

import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.QueueDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One of the queues in which most jobs wait.
 *
 * @param name its name
 * @param query what the address of its jobs has after the question mark
 * @param share how much waits in it, in percent of the fullest
 * @param waiting how many jobs wait
 * @param oldest how long the first of them has waited
 * @param out how many went out of it a second, lately
 * @param paused the word for that, if it is paused; empty otherwise
 */
public record BusyQueue(
        String name, String query, String share, String waiting, Amount oldest, Amount out, String paused) {

    private static final int MOST = 6;

    /** Those with most jobs waiting, and those in which none waits only if there are few others. */
    static List<BusyQueue> of(List<QueueDetails> queues, Instant now, Texts texts) {
        long fullest = queues.stream()
                .mapToLong(queue -> queue.waiting().value())
                .max()
                .orElse(0);
        return queues.stream()
                .sorted(Comparator.<QueueDetails>comparingLong(
                                queue -> queue.waiting().value())
                        .reversed()
                        .thenComparing(QueueDetails::name))
                .limit(MOST)
                .map(queue -> of(queue, fullest, now, texts))
                .toList();
    }

    private static BusyQueue of(QueueDetails queue, long fullest, Instant now, Texts texts) {
        return new BusyQueue(
                queue.name(),
                JobsSearch.address("queue", queue.name()),
                Scale.plain(queue.waiting().value() * 100.0 / Math.max(1, fullest)) + "%",
                Numbers.counted(queue.waiting()),
                queue.oldestWaitingSince()
                        .map(since -> Numbers.took(Duration.between(since, now), texts))
                        .orElse(Amount.NONE),
                Numbers.rate(queue.flow().outPerSecond(), texts),
                queue.pause().isPresent() ? texts.get("queues.paused") : "");
    }
}
