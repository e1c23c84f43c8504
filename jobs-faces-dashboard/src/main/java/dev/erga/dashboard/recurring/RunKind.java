package dev.erga.dashboard.recurring;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FireRun;
import java.util.Locale;

/** What became of a fire, as far as strips and legends tell fires apart. */
enum RunKind {
    SUCCEEDED("erga-c-ok"),
    FAILED("erga-c-bad"),
    UNFINISHED("erga-live"),
    DELETED("erga-c-edge"),
    /** It fired, and its job is pruned, and nobody knows any more how it ended. */
    PRUNED("erga-c-edge"),
    COALESCED("erga-plan"),
    SKIPPED("erga-warn");

    private final String tone;

    RunKind(String tone) {
        this.tone = tone;
    }

    static RunKind of(FireRun run) {
        return switch (run.fire().outcome()) {
            case "COALESCED" -> COALESCED;
            case "SKIPPED" -> SKIPPED;
            default -> run.state().map(RunKind::of).orElse(PRUNED);
        };
    }

    private static RunKind of(JobState state) {
        return switch (state) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case DELETED -> DELETED;
            case AWAITING, SCHEDULED, ENQUEUED, PROCESSING, HELD -> UNFINISHED;
        };
    }

    /** The class of its colour. */
    String tone() {
        return tone;
    }

    /** Its name in texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
