package dev.erga.jobs;

/** After which end of its parent a continuation runs. */
public enum After {
    /**
     * After the parent has Succeeded. Should the parent fail, the continuation goes on waiting: it runs if the parent is
     * requeued and succeeds then, and is Deleted with the parent.
     */
    SUCCESS,
    /** After the parent has Failed for good. It is Deleted if the parent ends otherwise. */
    FAILURE,
    /** After the parent has ended, well or badly, or was deleted. */
    ANY_END
}
