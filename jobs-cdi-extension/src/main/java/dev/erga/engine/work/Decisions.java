package dev.erga.engine.work;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.Optional;

/** From the facts about an attempt to the one write that ends it. Pure. */
final class Decisions {

    private static final String DROPPED = " Jobs of its method are deleted then.";

    private final Retention retention;

    Decisions(Retention retention) {
        this.retention = retention;
    }

    /**
     * How the attempt ends; empty if its node may not say so any more, and whoever took the job over decides.
     *
     * @param random at least 0, below 1; spreads retries
     */
    Optional<Completion> decide(Ending ending, double random) {
        if (ending.stoppedBy(Stop.NODE_LOST)) {
            return Optional.empty();
        }
        if (ending.stoppedBy(Stop.TIMED_OUT)) {
            return Optional.of(timedOut(ending, random));
        }
        boolean endedByItself = ending.stop().isEmpty() || (ending.thrown().isEmpty() && !ending.noticed());
        if (endedByItself) {
            return Optional.of(ending.thrown()
                    .map(thrown -> failed(ending, thrown, random))
                    .orElseGet(() -> succeeded(ending.declaration())));
        }
        return Optional.of(stopped(ending, random));
    }

    /**
     * Whether what was thrown says something of the job and nothing of its method: no other attempt of this job would end
     * better, while those of others may.
     */
    static boolean isJobsOwnFault(Ending ending) {
        return ending.thrown()
                .map(thrown -> RetryChoice.after(thrown, ending.declaration().retry(), ending.maxAttempts()))
                .filter(choice -> choice.forbidden() || (choice.ruled() && !ending.stoppedBy(Stop.TIMED_OUT)))
                .isPresent();
    }

    /** The method returned and nothing speaks against it. */
    Completion succeeded(JobDeclaration declaration) {
        return Completion.succeeded(kept(declaration, JobState.SUCCEEDED));
    }

    private Optional<Duration> kept(JobDeclaration declaration, JobState end) {
        return declaration.keeps().span(end, retention);
    }

    /** Deleted by request, or given back by a node that shuts down; only an explicit "do not retry" outweighs that. */
    private Completion stopped(Ending ending, double random) {
        if (ending.stoppedBy(Stop.CANCELLED)) {
            return Completion.cancelled("Deleted while it ran.", kept(ending.declaration(), JobState.DELETED));
        }
        boolean useless = ending.thrown()
                .map(thrown -> RetryChoice.after(thrown, ending.declaration().retry(), ending.maxAttempts()))
                .filter(RetryChoice::forbidden)
                .isPresent();
        return useless
                ? failed(ending, ending.thrown().orElseThrow(), random)
                : Completion.released("Given back because its node is shutting down.");
    }

    private Completion failed(Ending ending, Throwable thrown, double random) {
        RetryChoice choice = RetryChoice.after(thrown, ending.declaration().retry(), ending.maxAttempts());
        String fact = attempt(ending, choice) + " failed: " + Failures.sentence(thrown, ending.mask()::hide);
        Failure failure = Failures.of(thrown, ending.job().name(), ending.mask()::hide);
        if (choice.forbidden()) {
            return over(ending, fact + " It said that trying again is useless.", failure);
        }
        if (ending.job().attempt() >= choice.attempts()) {
            return over(ending, fact + " It was the last one.", failure);
        }
        Duration delay = delay(ending, choice, random);
        return Completion.retry(delay, fact + " It is tried again in " + Failures.spoken(delay) + ".", failure);
    }

    /** A rule may allow fewer attempts than there have been. */
    private static String attempt(Ending ending, RetryChoice choice) {
        int number = ending.job().attempt();
        return "Attempt " + number + (number <= choice.attempts() ? " of " + choice.attempts() : "");
    }

    private Completion over(Ending ending, String fact, Failure failure) {
        return isDropped(ending)
                ? Completion.dropped(fact + DROPPED, failure, kept(ending.declaration(), JobState.DELETED))
                : Completion.gaveUp(fact, failure, kept(ending.declaration(), JobState.FAILED));
    }

    private static boolean isDropped(Ending ending) {
        return ending.declaration().retry().onExhausted() == Exhausted.DELETE;
    }

    private Completion timedOut(Ending ending, double random) {
        RetryChoice choice = ending.thrown()
                .map(thrown -> RetryChoice.after(thrown, ending.declaration().retry(), ending.maxAttempts()))
                .filter(RetryChoice::forbidden)
                .orElseGet(() -> RetryChoice.ordinary(ending.declaration().retry(), ending.maxAttempts()));
        String limit = ending.declaration().timeout().map(Failures::spoken).orElse("allowed");
        String fact = attempt(ending, choice) + " took longer than " + limit + ".";
        Failure failure = ending.thrown()
                .map(thrown -> Failures.of(thrown, ending.job().name(), ending.mask()::hide))
                .orElseGet(() -> Failures.timeout(fact, ending.job().name()));
        if (choice.forbidden() || ending.job().attempt() >= choice.attempts()) {
            return overAfterTimeout(ending, fact + " It was the last one.", failure);
        }
        Duration delay = delay(ending, choice, random);
        return Completion.retryAfterTimeout(
                delay, fact + " It is tried again in " + Failures.spoken(delay) + ".", failure);
    }

    private Completion overAfterTimeout(Ending ending, String fact, Failure failure) {
        return isDropped(ending)
                ? Completion.droppedAfterTimeout(fact + DROPPED, failure, kept(ending.declaration(), JobState.DELETED))
                : Completion.gaveUpAfterTimeout(fact, failure, kept(ending.declaration(), JobState.FAILED));
    }

    private static Duration delay(Ending ending, RetryChoice choice, double random) {
        return ending.retryAfter()
                .orElseGet(() -> choice.backoff().delayAfter(ending.job().attempt(), random));
    }
}
