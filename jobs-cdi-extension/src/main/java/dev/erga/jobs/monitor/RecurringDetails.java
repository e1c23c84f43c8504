package dev.erga.jobs.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One schedule.
 *
 * @param id its name
 * @param origin DECLARED by an annotation, or DYNAMIC, made by code
 * @param jobName the job method it runs
 * @param arguments what it passes to it, as a JSON array
 * @param queue where its jobs wait instead of the queue of their method
 * @param cron its expression, or empty for a fixed interval
 * @param every its interval as an ISO-8601 duration, or empty for a cron expression
 * @param zone its time zone
 * @param misfire what happens to missed fires: COALESCE, SKIP or CATCH_UP
 * @param grace with SKIP, how late a fire may still run
 * @param catchUp with CATCH_UP, how many missed fires run at most
 * @param overlap what happens to a fire while an earlier run is not over: ALLOW, SKIP or QUEUE
 * @param pause why it does not fire for now, if it is paused
 * @param retired whether nodes run but none of them fires it: none declares it or, if it is dynamic, its job method. It
 *     fires again, with its ledger, once one does
 * @param nextFire the earliest nominal time without an entry in the ledger; empty if it never fires again. While it is
 *     paused, that time will be skipped
 * @param lastFire the latest entry of its ledger
 */
public record RecurringDetails(
        String id,
        String origin,
        String jobName,
        String arguments,
        Optional<String> queue,
        Optional<String> cron,
        Optional<String> every,
        String zone,
        String misfire,
        Duration grace,
        int catchUp,
        String overlap,
        Optional<PauseDetails> pause,
        boolean retired,
        Optional<Instant> nextFire,
        Optional<FireDetails> lastFire) {

    /**
     * Says in words when it fires, such as {@code at 02:30} or {@code every 1 h 30 min}; in English if there are no words for the
     * language, and as it is stored if it cannot be read. Meant for people: the wording may change.
     */
    public String description(Locale locale) {
        return cron.map(expression -> ScheduleWords.ofCron(expression, locale))
                .or(() -> every.map(ScheduleWords::ofInterval))
                .orElse("");
    }
}
