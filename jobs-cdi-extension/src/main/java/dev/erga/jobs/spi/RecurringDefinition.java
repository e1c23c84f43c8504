package dev.erga.jobs.spi;

import dev.erga.jobs.Misfire;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A schedule as it is stored. Exactly one of cron and every is present.
 *
 * @param id its name, at most 100 characters
 * @param jobName the job method it runs
 * @param cron its expression
 * @param every its interval, at least one second
 * @param zone the zone of the expression
 * @param misfire what happens to missed fires
 * @param grace with {@link Misfire#SKIP}, how late a fire may still run
 */
public record RecurringDefinition(
        String id,
        String jobName,
        Optional<String> cron,
        Optional<Duration> every,
        ZoneId zone,
        Misfire misfire,
        Duration grace) {

    public RecurringDefinition {
        if (cron.isPresent() == every.isPresent()) {
            throw new IllegalArgumentException("schedule " + id + " needs either cron or every");
        }
    }

    /** Whether the other one fires at the same times. */
    public boolean firesLike(RecurringDefinition other) {
        return cron.equals(other.cron) && every.equals(other.every) && zone.equals(other.zone);
    }
}
