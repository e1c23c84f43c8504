package dev.erga.dashboard.batches;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BatchDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a batch has ended, or may.
 *
 * @param words what the page shows; a dash where it cannot be known
 * @param iso the exact time for machines; empty for what is no more than likely
 * @param exact the exact time for people; empty for the same
 */
public record End(String words, String iso, String exact) {

    private static final End UNKNOWN = new End("–", "", "");
    private static final Duration FAR = Duration.ofDays(365);

    static End of(BatchDetails batch, Moments moments, Texts texts) {
        if (batch.finishedAt().isPresent()) {
            Moment ended = moments.of(batch.finishedAt().get());
            return new End(ended.words(), ended.iso(), ended.exact());
        }
        return left(batch, moments.seenFrom())
                .map(span -> new End(texts.get("batches.about", moments.rough(span)), "", ""))
                .orElse(UNKNOWN);
    }

    /** At the rate since it began; empty where none has ended yet, where none is left, and beyond a year. */
    static Optional<Duration> left(BatchDetails batch, Instant now) {
        long ended = batch.total() - batch.pending();
        long elapsed = Duration.between(batch.createdAt(), now).toMillis();
        if (ended <= 0 || batch.pending() <= 0 || elapsed <= 0) {
            return Optional.empty();
        }
        double millis = (double) elapsed * batch.pending() / ended;
        return millis > FAR.toMillis() ? Optional.empty() : Optional.of(Duration.ofMillis((long) millis));
    }
}
