package dev.erga.testkit;

import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.spi.QueuePause;
import java.time.Instant;
import java.util.Objects;

/** A paused queue. */
record QueueRow(QueuePause wish, Instant since) {

    Pause pause() {
        return new Pause(wish.by(), Objects.requireNonNull(Texts.reason(wish.why())), since);
    }
}
