package dev.erga.jobs;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one caller wants different from the job method's declaration. Immutable: each method returns a changed copy.
 *
 * @param queue the queue instead of the declared one; {@code [a-z0-9_-]{1,50}}
 * @param priority 1 (first) to 9 (last) instead of the declared one
 * @param attempts how many runs at most, the first included, instead of the declared number; 1 to 1000
 * @param labels up to 10 words of 1 to 100 characters by which the job can be found
 * @param tenant whose job it is, 1 to 100 characters
 * @param limit the places it shares instead of the declared ones, 1 to 100 characters
 * @param uniqueness what several calls with the same key come to
 */
public record JobOptions(
        Optional<String> queue,
        OptionalInt priority,
        OptionalInt attempts,
        Set<String> labels,
        Optional<String> tenant,
        Optional<String> limit,
        Optional<Uniqueness> uniqueness) {

    private static final JobOptions DEFAULTS = new JobOptions(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public JobOptions {
        queue.ifPresent(name -> {
            if (!name.matches("[a-z0-9_-]{1,50}")) {
                throw new JobsException(ValueMessages.badQueueName(name));
            }
        });
        priority.ifPresent(value -> {
            if (value < 1 || value > 9) {
                throw new JobsException(ValueMessages.outOfRange("priority", 1, 9, value));
            }
        });
        attempts.ifPresent(value -> {
            if (value < 1 || value > 1000) {
                throw new JobsException(ValueMessages.outOfRange("attempts", 1, 1000, value));
            }
        });
        labels = Set.copyOf(labels);
        if (labels.size() > 10) {
            throw new JobsException(ValueMessages.outOfRange("number of labels", 0, 10, labels.size()));
        }
        labels.forEach(label -> requireWord("label", label));
        tenant.ifPresent(value -> requireWord("tenant", value));
        limit.ifPresent(value -> requireWord("limit", value));
    }

    /** Nothing different from the declaration. */
    public static JobOptions defaults() {
        return DEFAULTS;
    }

    /** The declaration, but in this queue. */
    public static JobOptions queue(String name) {
        Objects.requireNonNull(name, "name");
        return new JobOptions(
                Optional.of(name),
                DEFAULTS.priority,
                DEFAULTS.attempts,
                DEFAULTS.labels,
                DEFAULTS.tenant,
                DEFAULTS.limit,
                DEFAULTS.uniqueness);
    }

    /** Runs before others of its queue if lower: 1 (first) to 9 (last). */
    public JobOptions priority(int value) {
        return new JobOptions(queue, OptionalInt.of(value), attempts, labels, tenant, limit, uniqueness);
    }

    /** How many runs at most, the first included: 1 means no retry. */
    public JobOptions attempts(int value) {
        return new JobOptions(queue, priority, OptionalInt.of(value), labels, tenant, limit, uniqueness);
    }

    /** Adds a word by which the job can be found. */
    public JobOptions label(String word) {
        Set<String> more = new LinkedHashSet<>(labels);
        more.add(word);
        return new JobOptions(queue, priority, attempts, more, tenant, limit, uniqueness);
    }

    /** Whose job it is. */
    public JobOptions tenant(String value) {
        return new JobOptions(queue, priority, attempts, labels, Optional.of(value), limit, uniqueness);
    }

    /**
     * Which places it shares, instead of those that the method's {@link BackgroundJob#limit()} names. How many there are is
     * what the method declares; if it declares none, one: jobs of the same key then run one after another.
     *
     * @param key 1 to 100 characters; the same for all jobs that share places, whatever their methods
     */
    public JobOptions limit(String key) {
        return new JobOptions(queue, priority, attempts, labels, tenant, Optional.of(key), uniqueness);
    }

    /**
     * One job at a time for the key: while there is one that has not ended, a call gives its id and stores nothing. Takes the
     * place of what was said about a key before.
     *
     * @throws JobsException ERGA-0219 if the key is blank or longer than 200 characters
     */
    public JobOptions uniqueBy(String key) {
        return uniqueBy(Unique.key(key));
    }

    /** One job for a key, by a rule that says when and what else is to be done. Takes the place of what was said before. */
    public JobOptions uniqueBy(Unique rule) {
        return new JobOptions(queue, priority, attempts, labels, tenant, limit, Optional.of(rule));
    }

    /**
     * Of calls that follow each other within that time only the last one's job runs, that long after the last call. Takes the
     * place of what was said about a key before.
     *
     * @param quiet how long no call must come; more than zero, at most 366 days
     * @throws JobsException ERGA-0219 if the key is blank or longer than 200 characters, ERGA-0224 for another span
     */
    public JobOptions debounce(String key, Duration quiet) {
        return new JobOptions(
                queue,
                priority,
                attempts,
                labels,
                tenant,
                limit,
                Optional.of(new Debounce(key, quiet, Optional.empty())));
    }

    /**
     * The same where calls may never cease to come.
     *
     * @param longest how long after the first call the job is put off at most; not below {@code quiet}
     */
    public JobOptions debounce(String key, Duration quiet, Duration longest) {
        return new JobOptions(
                queue,
                priority,
                attempts,
                labels,
                tenant,
                limit,
                Optional.of(new Debounce(key, quiet, Optional.of(longest))));
    }

    private static void requireWord(String what, String word) {
        if (word.isBlank() || word.length() > 100) {
            throw new JobsException(ValueMessages.badWord(what, word));
        }
    }
}
