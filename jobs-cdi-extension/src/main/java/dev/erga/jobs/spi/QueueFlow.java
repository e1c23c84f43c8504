package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.QueueDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a store has found of the jobs that came into its queues and went out of them lately, from which rates are made.
 *
 * @param now the database's clock
 * @param in how many of the newest jobs were made for each queue within the {@linkplain #SPAN span}, {@link #MOST} at most
 * @param oldest the oldest of those if they are as many as that, so that there may be older ones in the span
 * @param out how many jobs out of each queue ended in the minutes that {@linkplain #since began} within the span
 */
public record QueueFlow(Instant now, Map<String, Long> in, Optional<JobId> oldest, Map<String, Long> out) {

    /** How far back to look. */
    public static final Duration SPAN = Duration.ofMinutes(5);

    /** How many of the newest jobs are looked at. */
    public static final int MOST = 10_000;

    /** Nodes' clocks may be ahead of the database's. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public QueueFlow {
        in = Map.copyOf(in);
        out = Map.copyOf(out);
    }

    /** From when on what ended is counted, that moment left out. */
    public static Instant since(Instant now) {
        return now.minus(SPAN);
    }

    /** The least of all ids that are made at a time, by the clock of the node that makes them. */
    public static JobId firstAt(Instant time) {
        return new JobId(new UUID((time.toEpochMilli() << 16) | 0x7000, 0x8000_0000_0000_0000L));
    }

    private static Instant madeAt(JobId id) {
        return Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
    }

    /** That of one queue. */
    public QueueDetails.Flow of(String queue) {
        Instant firstMinute = since(now).truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        return new QueueDetails.Flow(
                perSecond(in, queue, oldest.map(QueueFlow::madeAt).orElse(since(now))),
                perSecond(out, queue, firstMinute));
    }

    private double perSecond(Map<String, Long> counts, String queue, Instant from) {
        Duration span = Duration.between(from, now);
        return counts.getOrDefault(queue, 0L) * 1_000.0 / Math.max(SHORTEST.toMillis(), span.toMillis());
    }
}
