package dev.erga.dashboard.recurring;

import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FireRun.Ended;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.List;

/**
 * The job that a fire has made.
 *
 * @param icon the id of its state's shape; empty if there is no state to show
 * @param tone the class of its state's colour
 * @param word its state's word, or why there is no state
 * @param job which job; empty if it made none or it is pruned
 * @param took how long its latest attempt took, or takes by now
 * @param when when it came into its state, or should have begun if it is pruned, in words; empty if there is no state
 */
public record Run(String icon, String tone, String word, String job, Amount took, String when) {

    static Run of(FireRun run, Moments moments, Texts texts) {
        if (run.fire().job().isEmpty()) {
            return none("recurring.run.none", texts);
        }
        return run.job()
                .map(job -> of(job, moments, texts))
                .or(() -> run.ended().map(ended -> pruned(run, ended, moments, texts)))
                .orElseGet(() -> none("recurring.run.pruned", texts));
    }

    /** That of the latest fire that has made one. */
    static Run latest(List<FireRun> newestFirst, Moments moments, Texts texts) {
        return newestFirst.stream()
                .filter(run -> run.fire().job().isPresent())
                .findFirst()
                .map(run -> of(run, moments, texts))
                .orElseGet(
                        () -> none(newestFirst.isEmpty() ? "recurring.run.never" : "recurring.run.notLately", texts));
    }

    private static Run none(String key, Texts texts) {
        return new Run("", "erga-dim", texts.get(key), "", Amount.NONE, "");
    }

    private static Run of(JobSummary job, Moments moments, Texts texts) {
        Instant now = moments.seenFrom();
        StateLook look = StateLook.of(job.state());
        return new Run(
                look.icon(),
                look.tone(),
                texts.get("state." + StateLook.key(job.state())),
                job.id().toString(),
                JobRow.took(job, now, texts),
                moments.of(JobRow.when(job)).words());
    }

    private static Run pruned(FireRun run, Ended ended, Moments moments, Texts texts) {
        StateLook look = StateLook.of(ended.state());
        return new Run(
                look.icon(),
                look.tone(),
                texts.get("state." + StateLook.key(ended.state())),
                "",
                ended.took().map(took -> Numbers.took(took, texts)).orElse(Amount.NONE),
                moments.of(run.fire().fireTime()).words());
    }

    /** Whether there is a state to show. */
    public boolean known() {
        return !icon.isEmpty();
    }

    /** Whether there is a job to look at. */
    public boolean kept() {
        return !job.isEmpty();
    }
}
