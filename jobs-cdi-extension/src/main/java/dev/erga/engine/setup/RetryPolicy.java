package dev.erga.engine.setup;

import dev.erga.jobs.Backoff;
import dev.erga.jobs.Exhausted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a failed attempt is followed by another.
 *
 * @param attempts how many runs at most, the first included
 * @param backoff how long to wait between them
 * @param rules what certain exceptions change
 * @param onExhausted what becomes of a job once there is no further attempt
 */
public record RetryPolicy(int attempts, Backoff backoff, List<Rule> rules, Exhausted onExhausted) {

    /**
     * What one kind of exception changes.
     *
     * @param on the exception's class name; its subclasses count too
     * @param attempts how many runs at most, the first included
     * @param backoff how long to wait
     */
    public record Rule(String on, OptionalInt attempts, Optional<Backoff> backoff) {

        /** One for a class that is at hand. */
        public Rule(Class<? extends Throwable> on, OptionalInt attempts, Optional<Backoff> backoff) {
            this(on.getName(), attempts, backoff);
        }

        /** Whether it says that another attempt is useless. */
        public boolean forbidsRetry() {
            return attempts.orElse(0) == 1;
        }
    }

    public RetryPolicy {
        if (attempts < 1 || attempts > 1000) {
            throw new IllegalArgumentException("attempts must be 1 to 1000, was " + attempts);
        }
        rules = List.copyOf(rules);
    }

    /** One under which jobs fail in the end. */
    public RetryPolicy(int attempts, Backoff backoff, List<Rule> rules) {
        this(attempts, backoff, rules, Exhausted.FAIL);
    }
}
