package dev.erga.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a job method: a method of a CDI bean or a {@code @Stateless} EJB with 0 to 5 parameters that JSON can carry.
 * Only declared methods can ever be run by Erga. Each attribute can be overridden by configuration under {@code
 * erga.job."<name>".<attribute>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BackgroundJob {

    /** The stable name that rows carry; by default simple class name, dot, method name. Unique in a deployment. */
    String name() default "";

    /** The queue; 1 to 50 characters of a-z, 0-9, _ and -. */
    String queue() default "default";

    /** 1 runs before 9 within its queue. */
    int priority() default 5;

    /** How many runs at most, the first included; by default ten retries after the first. 1 to 1000. */
    int attempts() default 11;

    /**
     * How long to wait between attempts: {@code polynomial} (n to the power of four seconds after retry n, plus 15 s,
     * plus jitter), {@code fixed PT30S}, or {@code exponential PT1S PT1H} (first and longest delay).
     */
    String backoff() default "polynomial";

    /** What certain exceptions change; the rule for the nearest superclass wins. */
    RetryRule[] rules() default {};

    /**
     * How long an attempt may take, as an ISO-8601 duration; then it is interrupted and counts as failed. By default 5
     * minutes for a transactional method and no limit for others.
     */
    String timeout() default "";

    /**
     * Whether an attempt runs in a JTA transaction that commits its work together with the job's completion: database
     * effects exactly once. Say false for long or remote work: it then runs at least once, without a transaction.
     */
    boolean transactional() default true;
}
