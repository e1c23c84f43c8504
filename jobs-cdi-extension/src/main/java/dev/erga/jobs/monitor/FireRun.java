package dev.erga.jobs.monitor;

import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;

/**
 * One entry of a schedule's ledger and what became of it.
 *
 * @param fire the entry
 * @param job the job it made; empty if it made none, or if the job is pruned
 * @param ended how that job ended, if it is pruned and the ledger knows
 */
public record FireRun(FireDetails fire, Optional<JobSummary> job, Optional<Ended> ended) {

    /**
     * How a job ended, as the ledger keeps it.
     *
     * @param state the state it was in
     * @param took how long its last attempt took; empty if none ever started
     */
    public record Ended(JobState state, Optional<Duration> took) {

        /** What is to be kept of a job that is over. */
        public static Ended of(JobSummary job) {
            return new Ended(
                    job.state(),
                    job.startedAt()
                            .flatMap(start -> job.finishedAt().map(end -> Duration.between(start, end)))
                            .filter(span -> !span.isNegative()));
        }
    }

    /** Where its job stands, or how it ended; empty if it made none, or nobody knows any more. */
    public Optional<JobState> state() {
        return job.map(JobSummary::state).or(() -> ended.map(Ended::state));
    }

    /** How long the last attempt of its job took, if the job is over and that is known. */
    public Optional<Duration> took() {
        return job.map(Ended::of).or(() -> ended).flatMap(Ended::took);
    }
}
