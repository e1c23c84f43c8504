package dev.erga.engine.setup;

import dev.erga.jobs.Backoff;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a failed attempt is followed by another.
 *
 * @param attempts how many runs at most, the first included
 * @param backoff how long to wait between them
 * @param rules what certain exceptions change
 */
public record RetryPolicy(int attempts, Backoff backoff, List<Rule> rules) {

    /**
     * What one kind of exception changes.
     *
     * @param on the exception, with its subclasses
     * @param attempts how many runs at most, the first included
     * @param backoff how long to wait
     */
    public record Rule(Class<? extends Throwable> on, OptionalInt attempts, Optional<Backoff> backoff) {}

    public RetryPolicy {
        if (attempts < 1 || attempts > 1000) {
            throw new IllegalArgumentException("attempts must be 1 to 1000, was " + attempts);
        }
        rules = List.copyOf(rules);
    }
}
