package dev.erga.engine.maintain;

import dev.erga.jobs.spi.Upcoming;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Promotes and fires what is due, and sleeps until the next is. */
final class DueWork implements Duty {

    private final MaintenanceParts parts;
    private final Promotion promotion;
    private final Firing firing;

    DueWork(MaintenanceParts parts) {
        this.parts = parts;
        this.promotion = new Promotion(parts);
        this.firing = new Firing(parts);
    }

    /** Stores the declared schedules that are not stored yet. */
    void declare() {
        firing.declare();
    }

    @Override
    public String name() {
        return "promote scheduled jobs and fire schedules";
    }

    @Override
    public Duration run() throws Exception {
        firing.declare();
        Upcoming next = parts.calls().inNew(parts.store()::upcoming);
        boolean promote = isDue(next.scheduledIn());
        boolean fire = isDue(next.fireIn());
        if (!promote && !fire) {
            return rest(next);
        }
        // Neither may keep the other from its work.
        try {
            if (promote) {
                promotion.run();
            }
        } finally {
            if (fire) {
                firing.run();
            }
        }
        return rest(parts.calls().inNew(parts.store()::upcoming));
    }

    private static boolean isDue(Optional<Duration> span) {
        return span.filter(left -> left.isZero() || left.isNegative()).isPresent();
    }

    /** What is due and still there is another node's, or nobody's: looking again at once would not help. */
    private Duration rest(Upcoming next) {
        return Stream.of(next.scheduledIn(), next.fireIn())
                .flatMap(Optional::stream)
                .filter(span -> !span.isZero() && !span.isNegative())
                .min(Duration::compareTo)
                .filter(span -> span.compareTo(parts.settings().pollInterval()) < 0)
                .orElse(parts.settings().pollInterval());
    }
}
