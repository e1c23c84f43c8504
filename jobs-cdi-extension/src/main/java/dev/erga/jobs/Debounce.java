package dev.erga.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * That of a burst of calls with a key only the last one's job runs, once no further call has come for a while. While that job
 * waits, each call writes its own arguments, queue, priority and so on over it and puts it off. A job that has begun, be it
 * that it waits for another attempt, is left alone: the next call begins a new burst.
 *
 * @param key what makes calls alike
 * @param quiet how long no call must come; more than zero, at most 366 days
 * @param longest how long after the first call of a burst the job is put off at most; not below {@code quiet}
 */
public record Debounce(String key, Duration quiet, Optional<Duration> longest) implements Uniqueness {

    public Debounce {
        KeyMessages.requireKey(key);
        KeyMessages.requireSpan(key, "quiet time", quiet);
        longest.ifPresent(span -> KeyMessages.requireSpan(key, "longest wait", span));
        if (longest.filter(span -> span.compareTo(quiet) < 0).isPresent()) {
            throw new JobsException(KeyMessages.longestTooShort(key, quiet, longest.get()));
        }
    }

    /**
     * How long the job of a call has to wait.
     *
     * @param age how long ago the first call of the burst was
     * @return zero if the longest wait is over
     */
    public Duration delay(Duration age) {
        Duration left = longest.map(span -> span.minus(age)).orElse(quiet);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(quiet) < 0 ? left : quiet;
    }
}
