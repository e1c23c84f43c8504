package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.BreakerDetails.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the breaker of a job method stands.
 *
 * @param state what is kept of it
 * @param now the database's clock
 * @param tried whether the attempt that tries it runs; one that has ended or was taken from its node does not
 */
public record BreakerView(BreakerState state, Instant now, boolean tried) {

    /** Whether it has been open for as long as it should, so that one job may be tried. */
    public boolean isHalfOpen() {
        return untilHalfOpen()
                .filter(left -> left.isZero() || left.isNegative())
                .isPresent();
    }

    /** Until then; empty if it is closed. */
    public Optional<Duration> untilHalfOpen() {
        return state.openUntil().map(until -> Duration.between(now, until));
    }

    /** As it is shown. */
    public BreakerDetails details() {
        return new BreakerDetails(
                state.name(),
                position(),
                state.failures(),
                state.openings(),
                state.openedAt(),
                state.openUntil(),
                state.trial().filter(trial -> tried).map(BreakerState.Trial::job),
                state.reason());
    }

    private Position position() {
        if (!state.isOpen()) {
            return Position.CLOSED;
        }
        return isHalfOpen() ? Position.HALF_OPEN : Position.OPEN;
    }
}
