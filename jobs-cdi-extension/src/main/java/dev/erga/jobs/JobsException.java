package dev.erga.jobs;

import org.jspecify.annotations.Nullable;

/** Something that Erga refuses or could not do, with its number, cause and remedy. */
public class JobsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Problem problem;
    private final String code;

    /** For a problem that has no cause in other code. */
    public JobsException(Problem problem) {
        this(problem, null);
    }

    /** For a problem that other code reported first. */
    public JobsException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.code = problem.code();
    }

    /** The number, such as {@code ERGA-0213}; it never changes its meaning. */
    public String code() {
        return code;
    }

    /** The parts of the message; after serialization only the fact is left. */
    public Problem problem() {
        return problem != null ? problem : Problem.of(code, String.valueOf(getMessage()));
    }
}
