package dev.erga.engine.work;

import dev.erga.engine.enqueue.Mask;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.spi.ClaimedJob;
import java.time.Duration;
import java.util.Optional;

/**
 * The facts about an attempt that is over.
 *
 * @param job what was granted
 * @param declaration the job method
 * @param thrown what it threw, if it threw
 * @param stop why it was asked to stop, if it was
 * @param noticed whether the method learnt of that and may have ended early
 * @param retryAfter the delay that the job chose for its next attempt
 * @param mask takes its secrets out of what it threw
 */
record Ending(
        ClaimedJob job,
        JobDeclaration declaration,
        Optional<Throwable> thrown,
        Optional<Stop> stop,
        boolean noticed,
        Optional<Duration> retryAfter,
        Mask mask) {

    int maxAttempts() {
        return job.maxAttempts().orElse(declaration.retry().attempts());
    }

    boolean stoppedBy(Stop why) {
        return stop.filter(why::equals).isPresent();
    }
}
