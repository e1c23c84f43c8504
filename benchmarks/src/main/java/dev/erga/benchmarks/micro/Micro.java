package dev.erga.benchmarks.micro;

import dev.erga.engine.enqueue.EnqueueMicro;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One part by itself.
 *
 * @param part what was measured
 * @param nanos how long one call takes
 * @param error half the width of the interval that holds the true value in 99.9 of 100 cases
 * @param bytes how much one call allocates
 */
public record Micro(String part, double nanos, double error, double bytes) {

    private static final int WARM_UP = 3;
    private static final int ITERATIONS = 5;
    private static final int FORKS = 2;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Measures all, in JVMs of their own; half a minute for each. */
    public static List<Micro> measureAll() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EnqueueMicro.class.getName())
                        .include(CronMicro.class.getName())
                        .warmupIterations(WARM_UP)
                        .measurementIterations(ITERATIONS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .forks(FORKS)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        return results.stream().map(Micro::of).toList();
    }

    private static Micro of(RunResult run) {
        Result<?> time = run.getPrimaryResult();
        return new Micro(
                time.getLabel(),
                time.getScore(),
                time.getScoreError(),
                run.getSecondaryResults().values().stream()
                        .filter(result -> result.getLabel().endsWith(ALLOCATED))
                        .mapToDouble(result -> result.getScore())
                        .sum());
    }
}
