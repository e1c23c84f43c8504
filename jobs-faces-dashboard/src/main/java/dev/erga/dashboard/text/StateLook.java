package dev.erga.dashboard.text;

import dev.erga.jobs.JobState;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state's shape and colour. Its word comes from the texts; none of the three ever stands alone.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 */
public record StateLook(String icon, String tone) {

    /** That of one state. */
    public static StateLook of(JobState state) {
        return new StateLook("erga-" + key(state), tone(state));
    }

    /** The state's name in texts, addresses and icons. */
    public static String key(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The state that an address calls by this name. */
    public static Optional<JobState> named(String key) {
        return Stream.of(JobState.values())
                .filter(state -> key(state).equals(key))
                .findFirst();
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
