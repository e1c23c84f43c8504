package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt ends. One named constructor for each legal way; callers pick a sentence, never a state.
 *
 * @param outcome the way
 * @param delay for a retry or a snooze, how long to wait, by the database's clock
 * @param reason the sentence the dashboard shows; empty for success
 * @param failure what was thrown
 * @param expireAfter how long the finished job is kept; empty to keep it until somebody acts
 */
public record Completion(
        Outcome outcome,
        Optional<Duration> delay,
        Optional<String> reason,
        Optional<Failure> failure,
        Optional<Duration> expireAfter) {

    /** The ways an attempt can end. */
    public enum Outcome {
        /** The method returned. */
        SUCCEEDED(JobState.SUCCEEDED, true),
        /** The method threw and will be tried again. */
        FAILED_WILL_RETRY(JobState.SCHEDULED, true),
        /** The attempt took too long and will be tried again. */
        TIMED_OUT_WILL_RETRY(JobState.SCHEDULED, true),
        /** The method threw and will not be tried again. */
        GAVE_UP(JobState.FAILED, true),
        /** The attempt took too long and will not be tried again. */
        TIMED_OUT_GAVE_UP(JobState.FAILED, true),
        /** The method threw and will not be tried again, and its jobs wait for nobody then. */
        DROPPED(JobState.DELETED, true),
        /** The attempt took too long and will not be tried again, and its jobs wait for nobody then. */
        TIMED_OUT_DROPPED(JobState.DELETED, true),
        /** The stored row cannot be run, such as arguments that cannot be read; the method was not called. */
        UNREADABLE(JobState.FAILED, false),
        /** The node stops before the method was called or could end; as if the attempt had not begun. */
        RELEASED(JobState.ENQUEUED, false),
        /** The node cannot call the method for the time being; as if the attempt had not begun. */
        SNOOZED(JobState.SCHEDULED, false),
        /** The job followed the request to stop. */
        CANCELLED(JobState.DELETED, true);

        private final JobState target;
        private final boolean counted;

        Outcome(JobState target, boolean counted) {
            this.target = target;
            this.counted = counted;
        }

        /** The state the job is in afterwards. */
        public JobState target() {
            return target;
        }

        /** Whether the attempt counts; one that does not leaves its number to the next. */
        public boolean counted() {
            return counted;
        }

        /** Whether the attempt gets a row in the list of attempts that did not end well. */
        public boolean recorded() {
            return this != SUCCEEDED && this != RELEASED && this != SNOOZED;
        }
    }

    public Completion {
        if (outcome.target() == JobState.SCHEDULED && delay.isEmpty()) {
            throw new IllegalArgumentException(outcome + " needs a delay");
        }
        if (outcome != Outcome.SUCCEEDED && reason.isEmpty()) {
            throw new IllegalArgumentException(outcome + " needs a reason");
        }
    }

    /** The method returned. */
    public static Completion succeeded(Optional<Duration> expireAfter) {
        return new Completion(Outcome.SUCCEEDED, Optional.empty(), Optional.empty(), Optional.empty(), expireAfter);
    }

    /** The method threw; the next attempt may start after the delay. */
    public static Completion retry(Duration delay, String reason, Failure failure) {
        return new Completion(
                Outcome.FAILED_WILL_RETRY,
                Optional.of(delay),
                Optional.of(reason),
                Optional.of(failure),
                Optional.empty());
    }

    /** The attempt took too long; the next attempt may start after the delay. */
    public static Completion retryAfterTimeout(Duration delay, String reason, Failure failure) {
        return new Completion(
                Outcome.TIMED_OUT_WILL_RETRY,
                Optional.of(delay),
                Optional.of(reason),
                Optional.of(failure),
                Optional.empty());
    }

    /** The method threw and that was the last attempt, or trying again is useless. */
    public static Completion gaveUp(String reason, Failure failure, Optional<Duration> expireAfter) {
        return new Completion(
                Outcome.GAVE_UP, Optional.empty(), Optional.of(reason), Optional.of(failure), expireAfter);
    }

    /** The attempt took too long and was the last one. */
    public static Completion gaveUpAfterTimeout(String reason, Failure failure, Optional<Duration> expireAfter) {
        return new Completion(
                Outcome.TIMED_OUT_GAVE_UP, Optional.empty(), Optional.of(reason), Optional.of(failure), expireAfter);
    }

    /** The method threw, that was the last attempt or trying again is useless, and nobody is to look after the job. */
    public static Completion dropped(String reason, Failure failure, Optional<Duration> expireAfter) {
        return new Completion(
                Outcome.DROPPED, Optional.empty(), Optional.of(reason), Optional.of(failure), expireAfter);
    }

    /** The attempt took too long and was the last one, and nobody is to look after the job. */
    public static Completion droppedAfterTimeout(String reason, Failure failure, Optional<Duration> expireAfter) {
        return new Completion(
                Outcome.TIMED_OUT_DROPPED, Optional.empty(), Optional.of(reason), Optional.of(failure), expireAfter);
    }

    /** The stored row cannot be run; nobody called the method. */
    public static Completion unreadable(String reason, Failure failure) {
        return new Completion(
                Outcome.UNREADABLE, Optional.empty(), Optional.of(reason), Optional.of(failure), Optional.empty());
    }

    /** The node stops; the job is ready for another at once and no attempt is counted. */
    public static Completion released(String reason) {
        return new Completion(
                Outcome.RELEASED, Optional.empty(), Optional.of(reason), Optional.empty(), Optional.empty());
    }

    /** The node cannot call the method for the time being; the job waits for that long, and no attempt is counted. */
    public static Completion snoozed(Duration delay, String reason) {
        return new Completion(
                Outcome.SNOOZED, Optional.of(delay), Optional.of(reason), Optional.empty(), Optional.empty());
    }

    /** The job followed the request to stop. */
    public static Completion cancelled(String reason, Optional<Duration> expireAfter) {
        return new Completion(Outcome.CANCELLED, Optional.empty(), Optional.of(reason), Optional.empty(), expireAfter);
    }
}
