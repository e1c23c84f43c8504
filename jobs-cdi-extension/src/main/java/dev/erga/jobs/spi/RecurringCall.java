package dev.erga.jobs.spi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a schedule makes at each fire.
 *
 * @param jobName the job method it runs
 * @param arguments a JSON array, at most 64 KB
 * @param queue where the jobs wait instead of the declared queue
 * @param priority 1 first, 9 last, instead of the declared one
 * @param attempts how many runs at most instead of the declared number
 * @param labels words to find the jobs by
 * @param tenant whose jobs they are
 */
public record RecurringCall(
        String jobName,
        String arguments,
        Optional<String> queue,
        OptionalInt priority,
        OptionalInt attempts,
        Set<String> labels,
        Optional<String> tenant) {

    public RecurringCall {
        labels = Set.copyOf(labels);
    }

    /** A job method without parameters, as it is declared. */
    public static RecurringCall of(String jobName) {
        return new RecurringCall(
                jobName, "[]", Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Set.of(), Optional.empty());
    }
}
