package dev.erga.engine.enqueue;

import dev.erga.jobs.JobState;
import dev.erga.jobs.Unique;
import dev.erga.jobs.Uniqueness;
import dev.erga.jobs.spi.KeyHolder;

/** What becomes of a call for whose key there is a job already. */
enum KeyDecision {
    /** The call's job is stored and becomes the latest of the key. */
    STORE(false),
    /** The job that is there stands for the call. */
    KEEP(false),
    /** The same, but it must not begin before the call's transaction commits: what has begun would not be covered. */
    KEEP_WAITING(true),
    /** The call is refused. */
    REJECT(false),
    /** The job that is there is deleted, and the call's job is stored. */
    REPLACE(true),
    /** The call's job is written over the one that is there. */
    CHANGE(true);

    private final boolean needsLock;

    KeyDecision(boolean needsLock) {
        this.needsLock = needsLock;
    }

    /**
     * Whether the decision only holds if the job stays as it was seen, so that its row is to be locked and looked at again.
     * The others are as right about a moment ago: whatever the job does next, it could have done after the call.
     */
    boolean needsLock() {
        return needsLock;
    }

    static KeyDecision of(Uniqueness rule, KeyHolder holder) {
        if (rule instanceof Unique unique) {
            return unique.covers(holder.state(), holder.age()) ? covered(unique, holder) : STORE;
        }
        return canBeChanged(holder) ? CHANGE : STORE;
    }

    private static KeyDecision covered(Unique rule, KeyHolder holder) {
        return switch (rule.onConflict()) {
            case KEEP -> waits(holder) && !rule.covers(JobState.PROCESSING, holder.age()) ? KEEP_WAITING : KEEP;
            case REJECT -> REJECT;
            case REPLACE -> waits(holder) ? REPLACE : STORE;
        };
    }

    private static boolean waits(KeyHolder holder) {
        return !holder.state().isFinal() && holder.state() != JobState.PROCESSING;
    }

    /** One that has had an attempt keeps its arguments: what that attempt told others by the job's id is about those. */
    private static boolean canBeChanged(KeyHolder holder) {
        return switch (holder.state()) {
            case SCHEDULED, ENQUEUED, HELD -> !holder.begun();
            case AWAITING -> !holder.begun() && holder.awaitsPlace();
            case PROCESSING, SUCCEEDED, FAILED, DELETED -> false;
        };
    }
}
