package dev.erga.engine.work;

import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobCancelledException;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context of the attempt that runs on the calling thread, whichever that is. */
final class AttemptContext implements JobContext {

    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    /** The calling thread runs this attempt from now on. */
    static void begin(Attempt attempt) {
        CURRENT.set(attempt);
    }

    /** The calling thread runs no attempt any more. */
    static void end() {
        CURRENT.remove();
    }

    private static Attempt current() {
        Attempt attempt = CURRENT.get();
        if (attempt == null) {
            throw new JobsException(Messages.noAttempt());
        }
        return attempt;
    }

    @Override
    public JobId id() {
        return current().job().lease().job();
    }

    @Override
    public String name() {
        return current().job().name();
    }

    @Override
    public String queue() {
        return current().job().queue();
    }

    @Override
    public int attempt() {
        return current().job().attempt();
    }

    @Override
    public int maxAttempts() {
        Attempt attempt = current();
        return attempt.job()
                .maxAttempts()
                .orElse(attempt.method().declaration().retry().attempts());
    }

    @Override
    public long token() {
        return current().job().lease().token();
    }

    @Override
    public String idempotencyKey() {
        return id().toString();
    }

    @Override
    public Optional<Instant> firedFor() {
        return current().job().firedFor();
    }

    @Override
    public boolean isCancelled() {
        return current().tellMethod().isPresent();
    }

    @Override
    public void throwIfCancelled() {
        current().tellMethod().ifPresent(stop -> {
            throw new JobCancelledException(name() + " was asked to stop because " + stop.reason() + ".");
        });
    }

    @Override
    public void retryAfter(Duration delay) {
        if (delay.isNegative()) {
            throw new JobsException(Messages.negativeRetryAfter(delay));
        }
        current().retryAfter(delay);
    }
}
