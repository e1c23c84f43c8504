package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobProgress;

/**
 * How far a job has come, by its own word.
 *
 * @param percent hundredths of the whole; empty where that is not known
 * @param words the numbers
 */
public record Progress(String percent, String words) {

    static final Progress NONE = new Progress("", "");

    static Progress of(JobProgress told, Moments moments, Texts texts) {
        String done = Numbers.grouped(told.done());
        String numbers = told.total().isPresent()
                ? texts.get(
                        "job.progress.of", done, Numbers.grouped(told.total().getAsLong()))
                : texts.get("job.progress.done", done);
        String left = told.remaining()
                .map(span -> texts.get("job.progress.left", moments.rough(span)))
                .orElse("");
        return new Progress(told.percent().map(String::valueOf).orElse(""), numbers + left);
    }

    /** Whether the job has said anything. */
    public boolean told() {
        return !words.isEmpty();
    }
}
