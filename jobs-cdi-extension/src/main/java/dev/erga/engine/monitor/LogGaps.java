package dev.erga.engine.monitor;

import dev.erga.jobs.monitor.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a job's log where lines were left out. Pure. */
final class LogGaps {

    private LogGaps() {}

    /** The same lines, with one more in each gap between the numbers of one attempt. */
    static List<LogLine> told(List<LogLine> lines) {
        List<LogLine> told = new ArrayList<>(lines.size() + 1);
        @Nullable LogLine before = null;
        for (LogLine line : lines) {
            int missing =
                    before == null || before.attempt() != line.attempt() ? 0 : line.number() - before.number() - 1;
            if (missing > 0) {
                told.add(gap(missing, line));
            }
            told.add(line);
            before = line;
        }
        return told;
    }

    private static LogLine gap(int missing, LogLine after) {
        String lines = missing == 1 ? "1 line was" : String.format(Locale.ROOT, "%,d lines were", missing);
        return new LogLine(
                after.attempt(), after.number() - 1, after.at(), LogLine.Level.INFO, "… " + lines + " left out …");
    }
}
