package dev.erga.engine.maintain;

import dev.erga.engine.statistics.Tally;
import dev.erga.jobs.spi.Ends;
import java.time.Duration;

/** Writes how much has ended on this node since it did so last; where nothing has, it asks the store for nothing. */
final class Telling implements Duty {

    private static final Duration REST = Duration.ofSeconds(10);

    private final MaintenanceParts parts;

    Telling(MaintenanceParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "write how much has ended";
    }

    /** What could not be written is written the next time, and counts for that minute. */
    @Override
    public Duration run() throws Exception {
        Tally tally = parts.tally();
        Ends ends = tally.take();
        if (ends.isEmpty()) {
            return REST;
        }
        boolean written = false;
        try {
            written = parts.calls().inNew(() -> {
                parts.store().statistics().add(ends);
                return true;
            });
            return REST;
        } finally {
            if (!written) {
                tally.putBack(ends);
            }
        }
    }
}
