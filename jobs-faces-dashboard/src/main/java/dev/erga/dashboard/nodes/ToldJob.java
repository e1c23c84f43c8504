package dev.erga.dashboard.nodes;

import dev.erga.dashboard.job.Stack;
import dev.erga.dashboard.job.StackLine;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobStack;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one job is doing; finished words only.
 *
 * @param method its job method
 * @param state what the JVM calls the state of its thread
 * @param running for how long it had run, and which attempt that was
 * @param since from when on
 * @param id the job's
 * @param thread the name of its thread; hostile text is possible
 * @param lines where the thread was, the innermost first, those of others folded
 * @param deeper how much was left out; empty for nothing
 */
public record ToldJob(
        String method,
        String state,
        String running,
        Moment since,
        String id,
        String thread,
        List<StackLine> lines,
        String deeper) {

    static ToldJob of(JobStack job, Instant at, Moments moments, Texts texts) {
        String trace = job.frames().stream().map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
        return new ToldJob(
                job.method(),
                job.state().name(),
                texts.get("nodes.stacks.running", moments.rough(job.running()), Numbers.grouped(job.attempt())),
                moments.of(at.minus(job.running())),
                job.job().toString(),
                texts.get("nodes.stacks.thread", job.thread()),
                Stack.of(trace, texts),
                job.deeper() == 0 ? "" : texts.get("nodes.stacks.deeper", Numbers.grouped(job.deeper())));
    }
}
