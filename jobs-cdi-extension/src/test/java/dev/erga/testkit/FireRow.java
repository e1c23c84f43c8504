package dev.erga.testkit;

import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun.Ended;
import dev.erga.jobs.spi.Fire;
import java.time.Instant;
import java.util.Optional;

/** A stored ledger entry. */
record FireRow(Fire fire, Instant recordedAt, Optional<Ended> ended) {

    FireRow(Fire fire, Instant recordedAt) {
        this(fire, recordedAt, Optional.empty());
    }

    FireKey key() {
        return new FireKey(fire.recurringId(), fire.fireTime());
    }

    FireDetails details() {
        return new FireDetails(fire.fireTime(), fire.outcome().name(), fire.reason(), fire.job());
    }

    FireRow ended(Ended how) {
        return new FireRow(fire, recordedAt, Optional.of(how));
    }
}
