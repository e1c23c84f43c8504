package dev.erga.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method without parameters on a schedule, once for each fire whatever the number of nodes. Queue, priority,
 * attempts and the rest come from a {@link BackgroundJob} on the same method, or its defaults. Exactly one of {@link
 * #cron()} and {@link #every()} is given. Configuration under {@code erga.recurring.<id>.} overrides {@code cron},
 * {@code every}, {@code zone}, {@code misfire}, {@code grace}, {@code catch-up} and {@code overlap}; the value {@code off}
 * for {@code cron} or {@code every} switches the schedule off.
 *
 * <p>{@link JobScheduler#recurring} makes schedules while the application runs, with arguments, and pauses this one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Recurring {

    /** Names the schedule, unique in the deployment: 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -. */
    String id();

    /**
     * Ids that the schedule had before. As soon as no living node declares one of them any more, what was stored under it goes on
     * under {@link #id()}: its next fire, its pause and its ledger. Until then this schedule is not stored and does not fire, for
     * the one of the former id still does.
     */
    String[] formerly() default {};

    /** A cron expression of 5 or 6 fields or a macro such as {@code @daily}; see {@link CronSchedule}. */
    String cron() default "";

    /** A fixed interval of at least one second, as an ISO-8601 duration such as {@code PT15M}. */
    String every() default "";

    /** The time zone of the cron expression, such as {@code Europe/Paris}. */
    String zone() default "UTC";

    /** What happens to missed fires. */
    Misfire misfire() default Misfire.COALESCE;

    /**
     * With {@link Misfire#SKIP}: how late a fire may still run, as an ISO-8601 duration of at least one second, because no
     * fire is noticed at its very instant. Of no effect with any other rule.
     */
    String grace() default "PT1M";

    /** With {@link Misfire#CATCH_UP}: how many missed fires run at most, the latest ones; 1 to 1000. */
    int catchUp() default 10;

    /** What happens to a fire while an earlier run is not over. */
    Overlap overlap() default Overlap.ALLOW;
}
