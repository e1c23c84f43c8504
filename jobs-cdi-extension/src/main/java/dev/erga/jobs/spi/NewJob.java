package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A job about to be stored.
 *
 * @param id made by the caller's node
 * @param name the job method's stable name, at most 200 characters
 * @param queue where it waits
 * @param priority 1 first, 9 last
 * @param due when it may start
 * @param arguments a JSON array, at most 64 KB
 * @param maxAttempts the caller's own limit instead of the declared one
 * @param labels words to find it by
 * @param tenant whose job it is
 * @param recurringId the schedule that makes it
 * @param firedFor the nominal time of the fire that makes it
 * @param createdBy the caller, where the container knows one, at most 200 characters
 * @param batch the batch it is a member of
 * @param limit the places it shares with others
 */
public record NewJob(
        JobId id,
        String name,
        String queue,
        int priority,
        Due due,
        String arguments,
        OptionalInt maxAttempts,
        Set<String> labels,
        Optional<String> tenant,
        Optional<String> recurringId,
        Optional<Instant> firedFor,
        Optional<String> createdBy,
        Optional<BatchId> batch,
        Optional<JobLimit> limit) {

    public NewJob {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(arguments, "arguments");
        if (name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException("name must have 1 to 200 characters, had " + name.length());
        }
        if (priority < 1 || priority > 9) {
            throw new IllegalArgumentException("priority must be 1 to 9, was " + priority);
        }
        labels = Set.copyOf(labels);
    }

    /** A job that is no member of a batch and shares no places. */
    public NewJob(
            JobId id,
            String name,
            String queue,
            int priority,
            Due due,
            String arguments,
            OptionalInt maxAttempts,
            Set<String> labels,
            Optional<String> tenant,
            Optional<String> recurringId,
            Optional<Instant> firedFor,
            Optional<String> createdBy) {
        this(
                id,
                name,
                queue,
                priority,
                due,
                arguments,
                maxAttempts,
                labels,
                tenant,
                recurringId,
                firedFor,
                createdBy,
                Optional.empty(),
                Optional.empty());
    }

    /** A job with nothing special about it. */
    public static NewJob of(JobId id, String name, String queue, int priority, Due due, String arguments) {
        return new NewJob(
                id,
                name,
                queue,
                priority,
                due,
                arguments,
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same as a member of a batch. */
    public NewJob in(BatchId of) {
        return new NewJob(
                id,
                name,
                queue,
                priority,
                due,
                arguments,
                maxAttempts,
                labels,
                tenant,
                recurringId,
                firedFor,
                createdBy,
                Optional.of(of),
                limit);
    }

    /** The same with places that it shares with others. */
    public NewJob limitedBy(JobLimit by) {
        return new NewJob(
                id,
                name,
                queue,
                priority,
                due,
                arguments,
                maxAttempts,
                labels,
                tenant,
                recurringId,
                firedFor,
                createdBy,
                batch,
                Optional.of(by));
    }
}
