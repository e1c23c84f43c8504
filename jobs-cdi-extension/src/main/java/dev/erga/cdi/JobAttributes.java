package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobState;
import dev.erga.jobs.RetryRule;
import java.util.List;
import java.util.Map;

/**
 * What {@link BackgroundJob} says, or its defaults for a method that has only a schedule.
 *
 * @param queue as annotated
 * @param priority as annotated
 * @param attempts as annotated
 * @param backoff as annotated
 * @param rules as annotated
 * @param onExhausted as annotated
 * @param timeout as annotated; empty for the default
 * @param transactional as annotated
 * @param chunk as annotated
 * @param limit as annotated; empty for none
 * @param atOnce as annotated; 0 for the default
 * @param rate as annotated; empty for none
 * @param keeps as annotated, by final state; empty texts for what holds for all jobs
 * @param breaker as annotated; empty for none
 * @param startable as annotated
 */
record JobAttributes(
        String queue,
        int priority,
        int attempts,
        String backoff,
        List<RetryRule> rules,
        Exhausted onExhausted,
        String timeout,
        boolean transactional,
        int chunk,
        String limit,
        int atOnce,
        String rate,
        Map<JobState, String> keeps,
        String breaker,
        boolean startable) {

    static final JobAttributes DEFAULTS = new JobAttributes(
            "default", 5, 11, "polynomial", List.of(), Exhausted.FAIL, "", true, 1, "", 0, "", Map.of(), "", false);

    static JobAttributes of(FoundMethod found) {
        return found.job().map(JobAttributes::of).orElse(DEFAULTS);
    }

    private static JobAttributes of(BackgroundJob job) {
        return new JobAttributes(
                job.queue(),
                job.priority(),
                job.attempts(),
                job.backoff(),
                List.of(job.rules()),
                job.onExhausted(),
                job.timeout(),
                job.transactional(),
                job.chunk(),
                job.limit(),
                job.atOnce(),
                job.rate(),
                Map.of(
                        JobState.SUCCEEDED, job.keepSucceeded(),
                        JobState.FAILED, job.keepFailed(),
                        JobState.DELETED, job.keepDeleted()),
                job.breaker(),
                job.startable());
    }
}
