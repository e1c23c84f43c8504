package dev.erga.jobs.spi;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How a schedule fires when not all goes by the clock.
 *
 * @param misfire what happens to missed fires
 * @param grace with {@link Misfire#SKIP}, how late a fire may still run
 * @param catchUp with {@link Misfire#CATCH_UP}, how many missed fires run at most; 1 to {@value #MOST_CATCH_UP}
 * @param overlap what happens to a fire while an earlier run is not over
 */
public record RecurringRules(Misfire misfire, Duration grace, int catchUp, Overlap overlap) {

    /** How many missed fires run at most, where nobody says so. */
    public static final int CATCH_UP = 10;

    /** How many anybody may ask for. */
    public static final int MOST_CATCH_UP = 1000;

    public RecurringRules {
        // Databases keep no more: what was declared is compared with what is stored.
        grace = grace.truncatedTo(ChronoUnit.MICROS);
    }

    /** What holds where nobody says anything. */
    public static RecurringRules defaults() {
        return new RecurringRules(Misfire.COALESCE, Duration.ofMinutes(1), CATCH_UP, Overlap.ALLOW);
    }

    /** The same with another rule for missed fires. */
    public RecurringRules misfire(Misfire other) {
        return new RecurringRules(other, grace, catchUp, overlap);
    }

    /** The same with another grace. */
    public RecurringRules grace(Duration other) {
        return new RecurringRules(misfire, other, catchUp, overlap);
    }

    /** The same with another bound for missed fires. */
    public RecurringRules catchUp(int other) {
        return new RecurringRules(misfire, grace, other, overlap);
    }

    /** The same with another rule for runs that overlap. */
    public RecurringRules overlap(Overlap other) {
        return new RecurringRules(misfire, grace, catchUp, other);
    }
}
