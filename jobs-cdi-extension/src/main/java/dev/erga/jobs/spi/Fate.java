package dev.erga.jobs.spi;

import dev.erga.jobs.After;
import dev.erga.jobs.JobState;

/** What becomes of a continuation, given where its parent stands. The only place where that is decided. */
public enum Fate {
    /** It runs. */
    GO,
    /** It goes on waiting. */
    WAIT,
    /** It is Deleted, for what it waits for cannot happen any more. */
    NEVER;

    /**
     * Decides. A parent that Failed may still be requeued and succeed, so what waits for its success does not give up; a
     * batch stands where its state says, in the same words.
     */
    public static Fate of(After after, JobState parent) {
        if (!parent.isFinal()) {
            return WAIT;
        }
        return switch (after) {
            case ANY_END -> GO;
            case FAILURE -> parent == JobState.FAILED ? GO : NEVER;
            case SUCCESS -> afterSuccess(parent);
        };
    }

    private static Fate afterSuccess(JobState parent) {
        return switch (parent) {
            case SUCCEEDED -> GO;
            case FAILED -> WAIT;
            default -> NEVER;
        };
    }
}
