package dev.erga.dashboard.action;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person wants done to one thing.
 *
 * @param subject to which one: its id, or its name where it has none
 * @param time the time that was given, if one was
 * @param draft what was written, of an action that edits
 * @param by who answers for it
 * @param errand has it done to all that a search finds
 */
record Wish(String subject, Optional<Instant> time, Draft draft, Signature by, Supplier<Errand> errand) {

    /** The same to another one. */
    Wish to(String other) {
        return new Wish(other, time, draft, by, errand);
    }

    /** Has it done to each job that the subject, a search, finds. */
    boolean toAll(Action each) {
        return errand.get().begin(each, subject, by);
    }

    /** Back into its queue, if that may be. */
    boolean requeue(JobOperator operator) {
        return errand.get().mayRequeue(job()) && operator.requeue(job(), by);
    }

    JobId job() {
        return JobId.parse(subject);
    }

    BatchId batch() {
        return BatchId.parse(subject);
    }

    /** The time, of an action that does not go without one. */
    Instant at() {
        return time.orElseThrow();
    }

    /** With what was written, if that may be. */
    boolean edit(JobOperator operator) {
        if (!errand.get().mayEdit(job())) {
            return false;
        }
        operator.editAndRequeue(job(), draft.arguments(), by);
        return true;
    }

    /** The page that is answered has both times, or it does not come to this. */
    static boolean editRecurring(JobOperator operator, Wish wish) {
        return operator.editRecurring(
                wish.subject(),
                wish.draft().before().orElseThrow(),
                wish.draft().wanted().orElseThrow(),
                wish.by());
    }

    static boolean trigger(JobOperator operator, Wish wish) {
        operator.triggerRecurring(wish.subject(), wish.by());
        return true;
    }

    static boolean pause(JobOperator operator, Wish wish) {
        wish.time()
                .ifPresentOrElse(
                        end -> operator.pauseRecurringUntil(wish.subject(), end, wish.by()),
                        () -> operator.pauseRecurring(wish.subject(), wish.by()));
        return true;
    }
}
