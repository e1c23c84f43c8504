package dev.erga.dashboard.overview;

import dev.erga.jobs.JobState;
import java.util.Locale;

/** A state's shape and colour. Its word comes from the texts; none of the three ever stands alone. */
record StateLook(String icon, String tone) {

    static StateLook of(JobState state) {
        return new StateLook("erga-" + key(state), tone(state));
    }

    /** The state's name in texts, addresses and icons. */
    static String key(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String tone(JobState state) {
        return switch (state) {
            case ENQUEUED -> "erga-queue";
            case SCHEDULED -> "erga-plan";
            case PROCESSING -> "erga-live";
            case SUCCEEDED -> "erga-ok";
            case FAILED -> "erga-bad";
            case HELD -> "erga-warn";
            case DELETED, AWAITING -> "erga-dim";
        };
    }
}
