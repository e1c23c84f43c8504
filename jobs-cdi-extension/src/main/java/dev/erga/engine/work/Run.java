package dev.erga.engine.work;

import dev.erga.engine.enqueue.StoredArguments;
import dev.erga.engine.enqueue.UnreadableArgumentsException;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.ClaimedJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call of a job method for one attempt. Belongs to the worker's thread. */
final class Run {

    private final Attempt attempt;
    private final List<@Nullable Object> arguments;
    private final NodeTime time;
    private boolean called;
    private long startedAt;
    private Duration took = Duration.ZERO;

    Run(Attempt attempt, List<@Nullable Object> arguments, NodeTime time) {
        this.attempt = attempt;
        this.arguments = arguments;
        this.time = time;
    }

    /**
     * The call with the arguments that its job's row carries; their secrets are known to the attempt from now on.
     *
     * @throws UnreadableArgumentsException if the row does not carry what the method takes
     */
    static Run of(Attempt attempt, WorkParts parts) throws UnreadableArgumentsException {
        ClaimedJob job = attempt.job();
        StoredArguments.Stored stored =
                new StoredArguments.Stored(job.name(), job.lease().job(), job.arguments());
        List<@Nullable Object> arguments =
                new StoredArguments(parts.methods()).read(attempt.method(), stored, attempt::hides);
        return new Run(attempt, arguments, parts.time());
    }

    Attempt attempt() {
        return attempt;
    }

    JobDeclaration declaration() {
        return attempt.method().declaration();
    }

    /** Whether the method was entered. */
    boolean wasCalled() {
        return called;
    }

    /** From the start of the method to its end. */
    Duration took() {
        return took;
    }

    /** Calls the method, unless a stop came first. */
    void call() throws Exception {
        if (!attempt.enter(time.nanoTime())) {
            attempt.tellMethod();
            throw new MethodStoppedException();
        }
        called = true;
        startedAt = time.nanoTime();
        AttemptContext.begin(attempt);
        try {
            declaration().target().call(arguments);
        } finally {
            attempt.exit();
            AttemptContext.end();
            took = Duration.ofNanos(time.nanoTime() - startedAt);
        }
    }

    Ending ending(@Nullable Throwable thrown) {
        return new Ending(
                attempt.job(),
                declaration(),
                Optional.ofNullable(thrown),
                attempt.stopRequest().or(() -> timedOutUnseen(thrown)),
                attempt.wasNoticed(),
                attempt.retryAfter(),
                attempt.mask());
    }

    /** The transaction may time out a moment before this node's timer does; what the method throws then tells nothing. */
    private Optional<Stop> timedOutUnseen(@Nullable Throwable thrown) {
        return declaration()
                .timeout()
                .filter(limit -> thrown != null && took.compareTo(limit.minus(limit.dividedBy(20))) >= 0)
                .map(limit -> Stop.TIMED_OUT);
    }
}
