package dev.erga.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * One recurring job, to be given its times or to be controlled. Every call joins the caller's transaction; without one it
 * has its own. Thread-safe.
 *
 * <p>Methods that need the recurring job to be there throw {@link JobsException} ERGA-0203 if it is not.
 */
public interface RecurringJob {

    /**
     * Begins a schedule by a cron expression of 5 or 6 fields or a macro; see {@link CronSchedule}. Nothing is stored
     * before {@link RecurringSchedule#call} says what it runs.
     *
     * @throws InvalidCronException ERGA-0209
     */
    RecurringSchedule cron(String expression);

    /**
     * Begins a schedule by a fixed interval; its first fire is one interval from now.
     *
     * @param interval at least one second, in whole microseconds
     * @throws JobsException ERGA-0231 if it is not
     */
    RecurringSchedule every(Duration interval);

    /**
     * Lets it fire no more until {@link #resume()}. Each fire that would have been is recorded SKIPPED, with who paused it,
     * when and why; a fire that was due before and had not begun is one of them. A pause takes the place of an earlier one.
     *
     * @param why for people, 1 to 500 characters
     */
    void pause(String why);

    /**
     * As {@link #pause}, but it goes on by itself: fires from that instant of the database's clock on happen again.
     *
     * @throws JobsException ERGA-0236 if the instant has passed
     */
    void pauseUntil(Instant until, String why);

    /**
     * Ends a pause: the next fire is the first one from now on.
     *
     * @return false if it was not paused, so that there is nothing to do
     */
    boolean resume();

    /**
     * Enqueues a run now, beside its schedule, which it does not move; also while it is paused.
     *
     * @throws JobsException ERGA-0211 if this deployment does not have its job method
     */
    JobId triggerNow();

    /**
     * Takes away a recurring job that code has made, or one that no running node declares any more. Jobs that it has made
     * already stay, and so does its ledger for as long as ledgers are kept.
     *
     * @return false if there is none, so that there is nothing to do
     * @throws JobsException ERGA-0235 if a running node declares it
     */
    boolean remove();
}
