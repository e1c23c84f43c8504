package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a job method that has failed since it last succeeded.
 *
 * @param name the job method's name
 * @param failures how many attempts have failed in a row
 * @param openings how often the breaker has opened without closing since
 * @param openedAt when it opened last; empty while it is closed
 * @param openUntil until when no job is started; from then on one is tried. Empty while it is closed
 * @param trial the attempt that was begun last to try it, since it opened last
 * @param reason why the last attempt failed, cut at 2,000 characters
 */
public record BreakerState(
        String name,
        int failures,
        int openings,
        Optional<Instant> openedAt,
        Optional<Instant> openUntil,
        Optional<Trial> trial,
        Optional<String> reason) {

    /** An attempt that tries a job method. */
    public record Trial(JobId job, long token) {

        /** Whether it ran under that lease. */
        public boolean isUnder(Lease lease) {
            return lease.job().equals(job) && lease.token() == token;
        }
    }

    private static final int REASON = 2_000;

    public BreakerState {
        reason = reason.map(text -> ShownText.cut(text, REASON));
        if (openedAt.isPresent() != openUntil.isPresent() || (trial.isPresent() && openUntil.isEmpty())) {
            throw new IllegalArgumentException("a breaker is either open or not: " + name);
        }
    }

    /** One that has not failed since it succeeded: nothing is kept of it. */
    public static BreakerState sound(String name) {
        return new BreakerState(name, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it has not failed since it succeeded. */
    public boolean isSound() {
        return failures == 0 && openUntil.isEmpty();
    }

    /** Whether jobs are not simply started. */
    public boolean isOpen() {
        return openUntil.isPresent();
    }

    /** The same after one more failure. */
    public BreakerState failed(String why) {
        return new BreakerState(name, failures + 1, openings, openedAt, openUntil, trial, Optional.of(why));
    }

    /** The same, opened once more. */
    public BreakerState opened(Instant at, Instant until) {
        return new BreakerState(
                name, failures, openings + 1, Optional.of(at), Optional.of(until), Optional.empty(), reason);
    }

    /** The same, tried by that attempt. */
    public BreakerState tried(Lease lease) {
        return new BreakerState(
                name,
                failures,
                openings,
                openedAt,
                openUntil,
                Optional.of(new Trial(lease.job(), lease.token())),
                reason);
    }
}
