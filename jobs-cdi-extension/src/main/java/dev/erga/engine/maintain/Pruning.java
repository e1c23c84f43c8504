package dev.erga.engine.maintain;

import java.time.Duration;

/** Removes what has been kept long enough. */
final class Pruning implements Duty {

    private static final Duration REST = Duration.ofMinutes(1);

    private final MaintenanceParts parts;

    Pruning(MaintenanceParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "prune what is over";
    }

    /** One batch a round while there is more, so that other duties need not wait. */
    @Override
    public Duration run() throws Exception {
        int gone =
                parts.calls().inNew(() -> parts.store().prune(parts.settings().retention(), MaintenanceParts.BATCH));
        return gone < MaintenanceParts.BATCH ? REST : Duration.ZERO;
    }
}
