package dev.erga.example.errors;

import dev.erga.jobs.Problem;
import jakarta.ws.rs.core.Response.StatusType;
import org.jspecify.annotations.Nullable;

/** Thrown where the shop cannot do what it was asked; rolls the transaction back and becomes an answer in JSON. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StatusType status;
    private final transient Problem problem;

    /** Says which HTTP status goes with the problem. */
    public Refusal(StatusType status, Problem problem) {
        this(status, problem, null);
    }

    /** The same for a problem that other code reported first. */
    public Refusal(StatusType status, Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.status = status;
        this.problem = problem;
    }

    /** The HTTP status of the answer. */
    public StatusType status() {
        return status;
    }

    /** What the answer says. */
    public Problem problem() {
        return problem;
    }
}
