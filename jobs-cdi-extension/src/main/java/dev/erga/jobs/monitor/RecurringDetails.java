package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * One schedule.
 *
 * @param id its name
 * @param jobName the job method it runs
 * @param cron its expression, or empty for a fixed interval
 * @param every its interval as an ISO-8601 duration, or empty for a cron expression
 * @param zone its time zone
 * @param misfire what happens to missed fires: COALESCE or SKIP
 * @param nextFire the next nominal time; empty if it is switched off or never fires again
 * @param lastFire the latest entry of its ledger
 */
public record RecurringDetails(
        String id,
        String jobName,
        Optional<String> cron,
        Optional<String> every,
        String zone,
        String misfire,
        Optional<Instant> nextFire,
        Optional<FireDetails> lastFire) {}
