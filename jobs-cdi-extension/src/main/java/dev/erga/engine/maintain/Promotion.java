package dev.erga.engine.maintain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes scheduled jobs ready when they are due, and sleeps until the next is. */
final class Promotion implements Duty {

    private final MaintenanceParts parts;

    Promotion(MaintenanceParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "promote scheduled jobs";
    }

    @Override
    public Duration run() throws Exception {
        Optional<Duration> next = upcoming();
        while (next.isPresent() && !isAhead(next.get())) {
            List<String> queues = parts.calls().inNew(() -> parts.store().promote(MaintenanceParts.BATCH));
            queues.forEach(parts.wakeQueue());
            if (queues.isEmpty()) {
                // Another node is promoting them.
                return parts.settings().pollInterval();
            }
            next = upcoming();
        }
        return next.filter(span -> span.compareTo(parts.settings().pollInterval()) < 0)
                .orElse(parts.settings().pollInterval());
    }

    private Optional<Duration> upcoming() throws Exception {
        return parts.calls().inNew(parts.store()::upcoming).scheduledIn();
    }

    private static boolean isAhead(Duration span) {
        return !span.isZero() && !span.isNegative();
    }
}
