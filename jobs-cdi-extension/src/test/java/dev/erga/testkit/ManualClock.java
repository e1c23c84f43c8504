package dev.erga.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when told to. Thread-safe. */
public final class ManualClock implements InstantSource {

    private volatile Instant now;

    /** Begins at an instant. */
    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves it, back too if the span is negative. */
    public void advance(Duration span) {
        set(now.plus(span));
    }

    /** Sets it. */
    public void set(Instant instant) {
        now = instant;
    }
}
