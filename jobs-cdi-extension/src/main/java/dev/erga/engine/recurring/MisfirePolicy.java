package dev.erga.engine.recurring;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import java.time.Duration;

/**
 * What a schedule wants done with missed fires.
 *
 * @param misfire which rule
 * @param grace with {@link Misfire#SKIP}, how late a fire may still run: at least one second, because no fire is noticed at
 *     its very instant
 * @param catchUp with {@link Misfire#CATCH_UP}, how many missed fires run at most: 1 to {@value RecurringRules#MOST_CATCH_UP}
 * @param queued whether a fire waits for an earlier run, so that it may be late for that too
 */
public record MisfirePolicy(Misfire misfire, Duration grace, int catchUp, boolean queued) {

    /**
     * With {@link Misfire#COALESCE} and {@link Misfire#CATCH_UP}, how late the earliest fire may be before the node counts as having been away. Fires of
     * a schedule that is quicker than a busy node looks are late, but not missed.
     */
    static final Duration PROMPT = Duration.ofSeconds(5);

    public MisfirePolicy {
        if (misfire == Misfire.SKIP && grace.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "the grace of a recurring job must be at least one second, was " + grace);
        }
        if (misfire == Misfire.CATCH_UP && (catchUp < 1 || catchUp > RecurringRules.MOST_CATCH_UP)) {
            throw new IllegalArgumentException("the number of missed fires of a recurring job that run must be 1 to "
                    + RecurringRules.MOST_CATCH_UP + ", was " + catchUp);
        }
    }

    /** What holds by default for the rest. */
    MisfirePolicy(Misfire misfire, Duration grace) {
        this(misfire, grace, RecurringRules.CATCH_UP, false);
    }

    /** The policy of a stored schedule. */
    public static MisfirePolicy of(RecurringDefinition definition) {
        RecurringRules rules = definition.rules();
        return new MisfirePolicy(rules.misfire(), rules.grace(), rules.catchUp(), rules.overlap() == Overlap.QUEUE);
    }

    /** Why a fire is late, for people. */
    String cause() {
        return "as no node fired it in time" + (queued ? " or an earlier run was not over" : "");
    }

    /** How late a fire may be and still run as if it were in time. */
    Duration allowed() {
        return misfire == Misfire.SKIP ? grace : PROMPT;
    }
}
