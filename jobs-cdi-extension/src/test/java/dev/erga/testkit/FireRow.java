package dev.erga.testkit;

import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.spi.Fire;
import java.time.Instant;

/** A stored ledger entry. */
record FireRow(Fire fire, Instant recordedAt) {

    FireKey key() {
        return new FireKey(fire.recurringId(), fire.fireTime());
    }

    FireDetails details() {
        return new FireDetails(fire.fireTime(), fire.outcome().name(), fire.reason(), fire.job());
    }
}
