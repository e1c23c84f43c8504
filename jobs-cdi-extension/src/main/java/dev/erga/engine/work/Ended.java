package dev.erga.engine.work;

import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.Leaving;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt ended, to be written and told.
 *
 * @param job what was granted
 * @param completion how it ended
 * @param took from the start of the method to its end
 * @param leaving what it leaves, if it ended well
 * @param jobsOwnFault whether it ended badly for a reason that says nothing of its method
 * @param refusals how often the store refused to write it although it answered
 * @param doubtful whether a commit that carried it left open how that ended
 */
record Ended(
        ClaimedJob job,
        Completion completion,
        Duration took,
        Optional<Leaving> leaving,
        boolean jobsOwnFault,
        int refusals,
        boolean doubtful) {

    private static final int REFUSALS = 3;

    Ended(ClaimedJob job, Completion completion, Duration took) {
        this(job, completion, took, Optional.empty(), false, 0, false);
    }

    Lease lease() {
        return job.lease();
    }

    LeasedCompletion leased() {
        return new LeasedCompletion(job.lease(), completion);
    }

    Ended inDoubt() {
        return new Ended(job, completion, took, leaving, jobsOwnFault, refusals, true);
    }

    /** As it is told where the job was asked to stop and so does not run again. */
    Ended deleted(String reason) {
        return new Ended(
                job, Completion.cancelled(reason, Optional.empty()), took, leaving, jobsOwnFault, refusals, doubtful);
    }

    /** The store refused it once more; from the third time on without the foreign text it carried or left. */
    Ended refused() {
        boolean asItIs = refusals + 1 < REFUSALS;
        return new Ended(
                job,
                asItIs ? completion : plain(completion),
                took,
                asItIs ? leaving : Optional.empty(),
                jobsOwnFault,
                refusals + 1,
                doubtful);
    }

    boolean isGettingPlain() {
        return refusals == REFUSALS;
    }

    private static Completion plain(Completion completion) {
        return new Completion(
                completion.outcome(),
                completion.delay(),
                completion.reason().map(text -> "What the attempt threw could not be stored."),
                completion.failure().map(failure -> new Failure("unknown", "It could not be stored.", "")),
                completion.expireAfter());
    }

    /** The same for an attempt whose method did not run. */
    static Ended atOnce(ClaimedJob job, Completion completion) {
        return new Ended(job, completion, Duration.ZERO);
    }
}
