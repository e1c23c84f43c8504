package dev.erga.engine.maintain;

import dev.erga.jobs.spi.Upcoming;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Promotes and fires what is due, and sleeps until the next is. It is woken when this node puts a job off; a job that was put
 * off by a node which died is found at the next look, a few seconds late at worst.
 */
final class DueWork implements Duty {

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final MaintenanceParts parts;
    private final Promotion promotion;
    private final Declaring declaring;
    private final Firing firing;

    DueWork(MaintenanceParts parts, Declaring declaring) {
        this.parts = parts;
        this.promotion = new Promotion(parts);
        this.declaring = declaring;
        this.firing = new Firing(parts, declaring);
    }

    @Override
    public String name() {
        return "promote scheduled jobs and fire schedules";
    }

    @Override
    public Duration run() throws Exception {
        declaring.declare();
        Upcoming next = upcoming();
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
        return rest(upcoming());
    }

    private Upcoming upcoming() throws Exception {
        return parts.calls().inNew(() -> parts.store().upcoming(firing.fireable()));
    }

    private static boolean isDue(Optional<Duration> span) {
        return span.filter(left -> left.isZero() || left.isNegative()).isPresent();
    }

    private Duration rest(Upcoming next) {
        Duration poll = parts.settings().pollInterval();
        if (isDue(next.scheduledIn()) || isDue(next.fireIn())) {
            // Still there, so it is another node's, or nobody's: looking again at once would not help.
            return poll;
        }
        Duration longest = poll.compareTo(LONGEST_REST) > 0 ? poll : LONGEST_REST;
        return Stream.of(next.scheduledIn(), next.fireIn())
                .flatMap(Optional::stream)
                .filter(span -> span.compareTo(longest) < 0)
                .min(Duration::compareTo)
                .orElse(longest);
    }
}
