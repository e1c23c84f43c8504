package dev.erga.engine.work;

import dev.erga.engine.loop.Deadlines;
import dev.erga.engine.loop.Deadlines.Deadline;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Interrupts attempts that take longer than they may. Thread-safe. */
final class TimeLimits {

    private static final Logger LOG = System.getLogger(TimeLimits.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deadlines deadlines;

    TimeLimits(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** From now on it has as long as its method's declaration says. */
    Optional<Deadline> begin(Attempt attempt) {
        return begin(attempt, () -> {});
    }

    /**
     * The same.
     *
     * @param deaf is called should its method not heed the interruption; on another thread, must be quick
     */
    Optional<Deadline> begin(Attempt attempt, Runnable deaf) {
        Optional<Duration> timeout = attempt.method().declaration().timeout();
        return timeout.map(span -> deadlines.in(span, () -> interruptLate(attempt, deaf)));
    }

    private void interruptLate(Attempt attempt, Runnable deaf) {
        attempt.stop(Stop.TIMED_OUT);
        deadlines.in(PATIENCE, () -> {
            if (attempt.isInMethod()) {
                reportDeaf(attempt);
                deaf.run();
            }
        });
    }

    /** An interruption that the method does not heed is said in the log, since it costs a worker. */
    static void reportDeaf(Attempt attempt) {
        ClaimedJob job = attempt.job();
        String why = attempt.stopRequest().map(Stop::reason).orElse("it was asked to stop");
        JobId id = job.lease().job();
        LOG.log(Level.WARNING, Messages.ignoresInterruption(job.name(), id, why).toString());
    }
}
