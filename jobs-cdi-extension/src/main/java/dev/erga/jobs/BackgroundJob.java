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

    /**
     * Names under which jobs of this method may still be stored: those it had before it, or its class, was renamed. Jobs and
     * schedules made by code that carry one run this method; whoever lists them sees the name under which they were stored. No
     * other method may have, or claim, such a name. On a method with {@link Recurring} alone, an annotation that says nothing but
     * this changes nothing else.
     */
    String[] formerly() default {};

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

    /**
     * What certain exceptions change; the rule for the nearest superclass wins. Configured in one text, in the place of all of
     * these: {@code java.net.ConnectException: 20, fixed PT30S; com.acme.NoSuchCustomer: 1}, or {@code none}.
     */
    RetryRule[] rules() default {};

    /**
     * What becomes of a job once there is no further attempt for it: it has used them up, a rule allows no more, or it has
     * thrown {@link DoNotRetryException}. By default it fails. If it is deleted, its continuations are decided as those of any
     * deleted job: after {@link After#ANY_END} they run, after {@link After#FAILURE} they do not.
     */
    Exhausted onExhausted() default Exhausted.FAIL;

    /**
     * When no job of this method is to be started for a while, since it keeps failing: {@code 5 PT1M} after five failed attempts in
     * a row, on whatever nodes, for a minute; {@code 5 PT1M PT1H} for twice as long each time that the one job which is tried
     * then fails too, an hour at most. 1 to 1000 failures, a second to 30 days. By default never; configured, {@code off} too.
     *
     * <p>While it is open, its jobs stay Enqueued and lose no attempt. An attempt that ends by {@link DoNotRetryException}, or by
     * a rule with one attempt, says something of its job and nothing of the method: it counts neither way.
     */
    String breaker() default "";

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

    /**
     * How many jobs of this method may share one transaction, 1 to 500; by default 1, each has its own. Only with {@link
     * #transactional()}, and not with {@link Recurring}.
     *
     * <p>A node that has several such jobs waiting runs them one after another on one thread and commits them with all their
     * completions at once: exactly once as ever, without a commit for each. It never waits for more to come, and takes no
     * further one after a quarter of a second. If one of them fails, is stopped or times out, or the commit fails, all of it
     * rolls back, and each then runs again in a transaction of its own; that is still the same attempt, and no failure is
     * counted but what fails on its own. A first job that fails had no company, so it is not run again for that. A job's
     * second and further attempts, and one that may have brought down a node, run alone from the beginning.
     *
     * <p>What they share, for up to that quarter of a second and the last job: row locks; the persistence context, so that
     * a job sees entities as an earlier one left them; whatever else is bound to the transaction. In a queue whose workers
     * are limited a chunk has at most as many jobs as the queue has workers. Each has its own request
     * scope, {@link JobContext}, timeout and events. Where an observer listens to {@link
     * dev.erga.jobs.event.AttemptStarted}, none share. What a job does outside of the database may happen once more when
     * its chunk rolls back. The transaction's own time limit is a second longer than {@link #timeout()}, which still holds for
     * each job by itself.
     */
    int chunk() default 1;

    /**
     * Which places its jobs share, as a key that may hold arguments: {@code "customer-{0}"}, counted from 0, or a value inside
     * of one, as JSON names it: {@code "shop-{0.address.city}"}. Jobs of the same key share places, whatever their methods;
     * methods with the same text must declare the same number of places. By default a job shares none.
     *
     * <p>A job that finds no place free is Awaiting, keeps no worker, and gets the next one by its priority and age. It holds
     * the place until its attempt ends, however that is: a further attempt waits anew, and the place of a node that died is free
     * once the node's lease is over. See {@link JobOptions#limit} for the caller's own key.
     */
    String limit() default "";

    /**
     * How many jobs of one key may run at the same time, 1 to 10,000; by default one if {@link #limit()} is set and no {@link
     * #rate()}, and any number if a rate is.
     */
    int atOnce() default 0;

    /**
     * How many jobs of one key may start within a time: {@code "100 per PT1M"} in each minute as the clock has it, so that as
     * many may start at the end of one as at the beginning of the next; {@code "sliding 100 per PT1M"} in any minute. 1 to
     * 10,000 starts within a millisecond to 31 days. Each attempt is a start.
     */
    String rate() default "";

    /**
     * How long jobs of this method are kept once they have succeeded, as an ISO-8601 duration, or {@code forever}; by default
     * as all jobs, {@code erga.retention.succeeded}. Their results, logs and attempts go with them.
     */
    String keepSucceeded() default "";

    /** The same of jobs that have failed for good; by default {@code erga.retention.failed}, until somebody acts. */
    String keepFailed() default "";

    /** The same of jobs that were deleted, whoever deleted them; by default {@code erga.retention.deleted}. */
    String keepDeleted() default "";

    /**
     * Whether people may start jobs of this method from the dashboard, or through {@link
     * dev.erga.jobs.monitor.JobOperator#start}: they get a field for each parameter, and what they write is checked against the
     * type and, where the container has Jakarta Validation, the constraints that stand at the parameters. False by default, and
     * not to be configured: the method's author decides.
     */
    boolean startable() default false;
}
