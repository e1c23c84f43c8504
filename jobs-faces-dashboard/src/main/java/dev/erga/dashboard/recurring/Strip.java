package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.FireRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The latest fires of a schedule, the newest on the right.
 *
 * @param bars one for each
 * @param words the same in words: how many of each kind
 */
public record Strip(List<Bar> bars, String words) {

    private static final int FIRES = 30;
    private static final int STEP = 5;

    /** Of entries of a ledger, newest first; of no more than {@value #FIRES}. */
    static Strip of(List<FireRun> newestFirst, Texts texts) {
        List<FireRun> runs = newestFirst.subList(0, Math.min(FIRES, newestFirst.size()));
        double longest = runs.stream().mapToDouble(Strip::seconds).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        int x = FIRES * STEP;
        for (FireRun run : runs) {
            x -= STEP;
            bars.add(Bar.of(RunKind.of(run), x, longest > 0 ? seconds(run) / longest : 0));
        }
        return new Strip(List.copyOf(bars), words(runs, texts));
    }

    private static double seconds(FireRun run) {
        return run.took().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    private static String words(List<FireRun> runs, Texts texts) {
        Map<RunKind, Integer> counts = new EnumMap<>(RunKind.class);
        runs.forEach(run -> counts.merge(RunKind.of(run), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> texts.get("recurring.strip." + count.getKey().key(), Numbers.grouped(count.getValue())))
                .reduce((all, one) -> texts.get("words.two", all, one))
                .orElse("");
    }
}
