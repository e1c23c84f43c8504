package dev.erga.dashboard.retries;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.RetryDetails;
import java.util.List;
import java.util.Optional;

/**
 * One job that waits for another attempt.
 *
 * @param name the job method
 * @param id which job
 * @param queue where it will wait
 * @param reason how the attempt before ended
 * @param next which attempt comes, and of how many
 * @param due when
 * @param alike where the jobs are listed that failed alike, below the dashboard's address; empty if nothing is known
 * @param buttons what can be done
 */
public record RetryRow(
        String name,
        String id,
        String queue,
        String reason,
        String next,
        Moment due,
        String alike,
        List<ActionButton> buttons) {

    static RetryRow of(RetryDetails retry, Moments moments, Buttons buttons) {
        JobSummary job = retry.job();
        String id = job.id().toString();
        return new RetryRow(
                job.name(),
                id,
                job.queue(),
                job.reason().map(moments::readable).orElse(""),
                next(retry, buttons.texts()),
                moments.of(job.runAt()),
                retry.failure()
                        .map(key -> "/jobs?" + JobsSearch.failure(key, Optional.empty(), Optional.empty()))
                        .orElse(""),
                List.of(
                        buttons.of(Action.RUN_NOW, id).back("/retries"),
                        buttons.of(Action.DELETE, id).back("/retries")));
    }

    /** A rule for its exception may allow more than its method. */
    private static String next(RetryDetails retry, Texts texts) {
        int next = retry.job().attempts() + 1;
        return retry.mostAttempts().isPresent() && retry.mostAttempts().getAsInt() >= next
                ? texts.get(
                        "retries.next.of",
                        Numbers.grouped(next),
                        Numbers.grouped(retry.mostAttempts().getAsInt()))
                : Numbers.grouped(next);
    }
}
