package dev.erga.engine.maintain;

import java.util.List;

/** Makes scheduled jobs ready that are due. */
final class Promotion {

    private final MaintenanceParts parts;

    Promotion(MaintenanceParts parts) {
        this.parts = parts;
    }

    /** Until none is due, or another node is promoting those that are. */
    void run() throws Exception {
        List<String> queues;
        do {
            queues = parts.calls().inNew(() -> parts.store().promote(MaintenanceParts.BATCH));
            queues.forEach(parts.wakeQueue());
        } while (!queues.isEmpty());
    }
}
