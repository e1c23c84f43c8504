package dev.erga.jobs;

import java.util.EnumSet;
import java.util.Set;

/** Where a job stands. The words are the ones users of background-job systems know. */
public enum JobState {
    /** Waits for another job or batch to end, or for a place of its limit. */
    AWAITING,
    /** Waits for its time: delayed by its caller, or for its next attempt. */
    SCHEDULED,
    /** Ready to run; the next free worker of its queue takes it. */
    ENQUEUED,
    /** An attempt is running on a node that holds the lease. */
    PROCESSING,
    /** Ended well. */
    SUCCEEDED,
    /** Ended badly and will not be tried again unless somebody asks for it. */
    FAILED,
    /** Taken away by a person, a program or its own cancellation. */
    DELETED,
    /** No deployed node declares its method. Costs no attempt, is never deleted, goes on by itself. */
    HELD;

    /** The states a job may go to from this one; the only place where they are listed. */
    public Set<JobState> next() {
        return switch (this) {
            case AWAITING -> EnumSet.of(ENQUEUED, SCHEDULED, DELETED);
            case SCHEDULED -> EnumSet.of(ENQUEUED, AWAITING, DELETED);
            case ENQUEUED -> EnumSet.of(PROCESSING, AWAITING, HELD, DELETED);
            case PROCESSING -> EnumSet.of(SUCCEEDED, SCHEDULED, ENQUEUED, AWAITING, FAILED, DELETED);
            case HELD -> EnumSet.of(ENQUEUED, AWAITING, DELETED);
            case FAILED, SUCCEEDED, DELETED -> EnumSet.of(ENQUEUED, AWAITING);
        };
    }

    /** Whether a job may go from this state to {@code target}. */
    public boolean allows(JobState target) {
        return next().contains(target);
    }

    /** Whether a job in this state is over: only an operator's requeue moves it again. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == DELETED;
    }
}
