package dev.erga.jobs.spi;

import dev.erga.jobs.Misfire;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A schedule as it is stored. Exactly one of cron and every is present.
 *
 * @param id its name, at most 100 characters
 * @param origin who made it
 * @param call what it runs
 * @param cron its expression
 * @param every its interval, at least one second
 * @param zone the zone of the expression
 * @param rules what happens to fires that are late or overlap
 */
public record RecurringDefinition(
        String id,
        Origin origin,
        RecurringCall call,
        Optional<String> cron,
        Optional<Duration> every,
        ZoneId zone,
        RecurringRules rules) {

    /** Who makes a schedule, and so who fires it and who may change it. */
    public enum Origin {
        /** An annotation: only nodes that declare it fire it, and only they change it. */
        DECLARED,
        /** Code: every node that declares its job method fires it. */
        DYNAMIC
    }

    public RecurringDefinition {
        if (cron.isPresent() == every.isPresent()) {
            throw new IllegalArgumentException("schedule " + id + " needs either cron or every");
        }
    }

    /** A declared one whose runs may overlap. */
    public RecurringDefinition(
            String id,
            String jobName,
            Optional<String> cron,
            Optional<Duration> every,
            ZoneId zone,
            Misfire misfire,
            Duration grace) {
        this(
                id,
                Origin.DECLARED,
                RecurringCall.of(jobName),
                cron,
                every,
                zone,
                RecurringRules.defaults().misfire(misfire).grace(grace));
    }

    /** The job method it runs. */
    public String jobName() {
        return call.jobName();
    }

    /** Whether the other one fires at the same times. */
    public boolean firesLike(RecurringDefinition other) {
        return cron.equals(other.cron) && every.equals(other.every) && zone.equals(other.zone);
    }
}
