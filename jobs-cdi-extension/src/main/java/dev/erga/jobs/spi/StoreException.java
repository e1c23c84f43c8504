package dev.erga.jobs.spi;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import org.jspecify.annotations.Nullable;

/** The store could not do what it was asked. */
public class StoreException extends JobsException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    /**
     * Says what went wrong.
     *
     * @param worthRetrying whether the same work in a new transaction may well succeed: deadlock, serialization failure,
     *     lock timeout
     */
    public StoreException(Problem problem, @Nullable Throwable cause, boolean worthRetrying) {
        super(problem, cause);
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same work in a new transaction may well succeed. */
    public boolean isWorthRetrying() {
        return worthRetrying;
    }
}
