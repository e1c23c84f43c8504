package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a schedule does not fire.
 *
 * @param since when it was paused
 * @param by who paused it; empty if it was the application itself
 * @param why the reason that was given
 * @param until when it goes on by itself; empty if somebody has to resume it
 */
public record PauseDetails(Instant since, Optional<String> by, String why, Optional<Instant> until) {

    /** Whether nothing fires at that moment because of it. */
    public boolean isInForceAt(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isEmpty();
    }
}
