package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Duration;
import java.time.Instant;

/**
 * One line of a list of jobs.
 *
 * @param icon the id of its state's shape
 * @param tone the class of its state's colour
 * @param state its state's word
 * @param name the job method
 * @param id which job
 * @param queue where it waits or ran
 * @param reason why it is in this state; empty for the ordinary course
 * @param attempts how many attempts have started and count
 * @param took how long its latest attempt took, or takes by now
 * @param when when it came into this state; of a scheduled job, its time
 */
public record JobRow(
        String icon,
        String tone,
        String state,
        String name,
        String id,
        String queue,
        String reason,
        String attempts,
        Amount took,
        Moment when) {

    /** Whether any attempt has started. */
    public boolean begun() {
        return !attempts.equals("0");
    }

    /** The line of one job. */
    public static JobRow of(JobSummary job, Instant now, Moments moments, Texts texts) {
        StateLook look = StateLook.of(job.state());
        return new JobRow(
                look.icon(),
                look.tone(),
                texts.get("state." + StateLook.key(job.state())),
                job.name(),
                job.id().toString(),
                job.queue(),
                job.reason().orElse(""),
                Numbers.grouped(job.attempts()),
                took(job, now, texts),
                moments.of(when(job)));
    }

    /** How long a job's latest attempt took, or takes by now. */
    public static Amount took(JobSummary job, Instant now, Texts texts) {
        if (job.startedAt().isEmpty()) {
            return Amount.NONE;
        }
        Instant started = job.startedAt().get();
        return switch (job.state()) {
            case PROCESSING -> Numbers.took(Duration.between(started, now), texts);
            case SUCCEEDED, FAILED, DELETED ->
                job.finishedAt()
                        .map(finished -> Numbers.took(Duration.between(started, finished), texts))
                        .orElse(Amount.NONE);
            case AWAITING, SCHEDULED, ENQUEUED, HELD -> Amount.NONE;
        };
    }

    /** When it came into its state; of a scheduled job, its time. */
    public static Instant when(JobSummary job) {
        return switch (job.state()) {
            case SCHEDULED -> job.runAt();
            case PROCESSING -> job.startedAt().orElse(job.createdAt());
            case SUCCEEDED, FAILED, DELETED -> job.finishedAt().orElse(job.createdAt());
            case AWAITING, ENQUEUED, HELD -> job.createdAt();
        };
    }
}
