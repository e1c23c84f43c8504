package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All mistakes of a deployment in one exception. It has no stack: the frames would be the container's, many, and of no
 * help to the person who mends the mistakes.
 */
final class DeploymentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeploymentRefused(List<Problem> problems) {
        super(text(problems), null, false, false);
    }

    private static String text(List<Problem> problems) {
        String head = problems.size() == 1
                ? "Erga found a mistake in this deployment:"
                : "Erga found " + problems.size() + " mistakes in this deployment:";
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n\n", head + "\n\n", "\n"));
    }

    /** Containers print an exception as well as the message that they made of it; once is enough. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage() has the whole text
    public String toString() {
        return "the mistakes listed above";
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.println(getMessage());
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.println(getMessage());
    }
}
