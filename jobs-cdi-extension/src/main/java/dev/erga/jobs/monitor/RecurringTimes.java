package dev.erga.jobs.monitor;

import dev.erga.jobs.Misfire;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a recurring job fires, as people write it.
 *
 * @param expression a cron expression, or an interval as an ISO-8601 duration such as {@code PT15M}
 * @param zone the time zone of a cron expression, such as {@code Europe/Paris}
 * @param misfire what happens to missed fires
 */
public record RecurringTimes(String expression, String zone, Misfire misfire) {

    /** Those of a recurring job as it was read; nothing if it is one of a later version, which cannot be told here. */
    public static Optional<RecurringTimes> of(RecurringDetails schedule) {
        return Stream.of(Misfire.values())
                .filter(known -> known.name().equals(schedule.misfire()))
                .findFirst()
                .flatMap(misfire -> schedule.cron()
                        .or(schedule::every)
                        .map(expression -> new RecurringTimes(expression, schedule.zone(), misfire)));
    }
}
