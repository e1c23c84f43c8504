package dev.erga.jobs.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the latest attempt of a job has come, by its own word.
 *
 * @param done how much is done
 * @param total how much there is to do, where that is known; may be less than what is done
 * @param at when that was written, by the database's clock
 * @param remaining how long the rest will take if it goes on as before, at the moment of the question; empty if the job does not
 *     run, the total is not known, or nothing is done yet
 */
public record JobProgress(long done, OptionalLong total, Instant at, Optional<Duration> remaining) {

    public JobProgress {
        if (done < 0 || total.orElse(0) < 0) {
            throw new IllegalArgumentException("done and total must not be negative, were " + done + " and " + total);
        }
    }

    /** Hundredths of the total, rounded down, at most 100; empty if the total is not known. */
    public Optional<Integer> percent() {
        if (total.isEmpty()) {
            return Optional.empty();
        }
        double share = total.getAsLong() == 0 ? 1 : (double) done / total.getAsLong();
        return Optional.of((int) Math.min(100, Math.floor(share * 100)));
    }

    /**
     * How long the rest will take at the speed so far.
     *
     * @param counted how much of what is done was done in that time
     * @param spent how long that took
     * @param since how long ago that was
     */
    public static Optional<Duration> remaining(
            long done, OptionalLong total, long counted, Duration spent, Duration since) {
        if (total.isEmpty() || counted <= 0) {
            return Optional.empty();
        }
        double left = Math.max(0, (double) total.getAsLong() - done);
        double millis = (double) spent.toMillis() / counted * left - since.toMillis();
        return Optional.of(Duration.ofMillis((long) Math.max(0, millis)));
    }
}
