package dev.erga.engine.recurring;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Duration;

/**
 * What a schedule wants done with missed fires.
 *
 * @param misfire which rule
 * @param grace with {@link Misfire#SKIP}, how late a fire may still run: at least one second, because no fire is noticed at
 *     its very instant
 */
public record MisfirePolicy(Misfire misfire, Duration grace) {

    /**
     * With {@link Misfire#COALESCE}, how late the earliest fire may be before the node counts as having been away. Fires of
     * a schedule that is quicker than a busy node looks are late, but not missed.
     */
    static final Duration PROMPT = Duration.ofSeconds(5);

    public MisfirePolicy {
        if (misfire == Misfire.SKIP && grace.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "the grace of a recurring job must be at least one second, was " + grace);
        }
    }

    /** The policy of a stored schedule. */
    public static MisfirePolicy of(RecurringDefinition definition) {
        return new MisfirePolicy(definition.misfire(), definition.grace());
    }

    /** How late a fire may be and still run as if it were in time. */
    Duration allowed() {
        return misfire == Misfire.SKIP ? grace : PROMPT;
    }
}
