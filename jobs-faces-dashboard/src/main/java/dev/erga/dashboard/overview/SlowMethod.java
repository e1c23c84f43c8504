package dev.erga.dashboard.overview;

import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.MethodTimes;
import java.util.List;

/**
 * One of the job methods that take longest.
 *
 * @param name its name
 * @param query what the address of its jobs has after the question mark
 * @param share what 95 of 100 of its jobs stayed within, in percent of the slowest
 * @param p95 what 95 of 100 of its jobs stayed within
 * @param longest what the slowest of its jobs took
 * @param runs how many of its jobs succeeded
 */
public record SlowMethod(String name, String query, String share, Amount p95, Amount longest, String runs) {

    static List<SlowMethod> of(List<MethodTimes> methods, Texts texts) {
        long slowest = methods.stream()
                .mapToLong(method -> method.p95().toNanos())
                .max()
                .orElse(0);
        return methods.stream().map(method -> of(method, slowest, texts)).toList();
    }

    private static SlowMethod of(MethodTimes method, long slowest, Texts texts) {
        return new SlowMethod(
                method.name(),
                JobsSearch.address("job", method.name()),
                Scale.plain(method.p95().toNanos() * 100.0 / Math.max(1, slowest)) + "%",
                Numbers.brief(method.p95(), texts),
                Numbers.brief(method.longest(), texts),
                Numbers.grouped(method.runs()));
    }
}
