package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a person may do to jobs, through the dashboard or a face of your own. Each call is one transaction, the caller's if
 * there is one, in which the change and exactly one {@linkplain AuditEntry entry of the audit} are stored: both or neither.
 * A call that changes nothing, returning false or throwing, leaves no entry, and leaves the signature's confirmation as it was.
 * One that has been used is refused with ERGA-0255 before anything is done; if two are used at the same moment, one of them
 * rolls back. Whether the person may do it, the caller has to decide before. Thread-safe. Inject it.
 */
public interface JobOperator {

    /**
     * Puts a job that is not on its way already back to Enqueued, its attempts counted from zero.
     *
     * @return false if it is Enqueued or Processing already
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean requeue(JobId job, Signature by);

    /**
     * Writes other arguments into the place of a job's and puts it back to Enqueued, its attempts counted from zero; it begins from
     * the beginning. The arguments are checked before anything is written. Places that it shares by a key made of its arguments are
     * those of the new ones. The audit has what was changed, without what is secret.
     *
     * @param edited what {@link JobMonitor#editable} has told of it, and what is to stand in its place
     * @throws JobsException ERGA-0202 if no such job exists; ERGA-0249 if it has changed since it was read, such as by a node that
     *     has begun it; ERGA-0250 if nobody can tell what it would do; ERGA-0212 if there are more or fewer arguments than parameters
     * @throws ArgumentsRefusedException if an argument is not of its parameter's type, or breaks a constraint of Jakarta
     *     Validation where the container has a validator; it says which and why
     */
    void editAndRequeue(JobId job, EditedArguments edited, Signature by);

    /**
     * Requeues the Failed jobs of a {@link FailureGroup}, those that failed first, in one transaction and with one entry. Jobs that
     * somebody else is just changing are left.
     *
     * @param failure the group's key
     * @param most how many at most, 1 to 1,000
     * @return how many were requeued
     */
    int requeueFailed(String failure, int most, Signature by);

    /**
     * Has a Scheduled job run at once; its attempts count on.
     *
     * @return false if it is not Scheduled (any more)
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean runNow(JobId job, Signature by);

    /**
     * Has a Scheduled job run at another time. A time that has passed makes it run at once.
     *
     * @return false if it is not Scheduled (any more)
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean reschedule(JobId job, Instant to, Signature by);

    /**
     * Asks a running job to stop; it is Deleted then.
     *
     * @return false if it is not running (any more)
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean cancel(JobId job, Signature by);

    /**
     * Deletes a job, or asks a running one to stop.
     *
     * @return false if it is over
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean delete(JobId job, Signature by);

    /**
     * Pauses a queue on all nodes, with the signature's reason.
     *
     * @return false if it is paused already; who paused it and why then stays as it was
     * @throws JobsException numbered, if no such queue is known
     */
    boolean pauseQueue(String queue, Signature by);

    /**
     * Ends a queue's pause.
     *
     * @return false if it was not paused
     * @throws JobsException numbered, if no such queue is known
     */
    boolean resumeQueue(String queue, Signature by);

    /**
     * Runs a recurring job out of turn.
     *
     * @return the new job
     * @throws JobsException numbered, if no such recurring job exists
     */
    JobId triggerRecurring(String id, Signature by);

    /**
     * Pauses a recurring job until somebody resumes it, in the place of an earlier pause. The reason may have 500 characters.
     *
     * @throws JobsException numbered, if no such recurring job exists or the reason is too long
     */
    void pauseRecurring(String id, Signature by);

    /**
     * Pauses a recurring job until a time, in the place of an earlier pause. The reason may have 500 characters.
     *
     * @throws JobsException numbered, if no such recurring job exists, the time has passed or the reason is too long
     */
    void pauseRecurringUntil(String id, Instant until, Signature by);

    /**
     * Ends a recurring job's pause.
     *
     * @return false if it was not paused
     * @throws JobsException numbered, if no such recurring job exists
     */
    boolean resumeRecurring(String id, Signature by);

    /**
     * Has a recurring job that code has made fire at other times; what it runs stays, and so do its pause and its ledger. A fire that
     * is due by now is not lost. It lasts until code makes it anew with times of its own, such as at the application's next start.
     *
     * @param seen how it fires, as it was {@linkplain RecurringTimes#of read}
     * @param wanted how it is to fire
     * @return false if it fires so already
     * @throws JobsException ERGA-0203 if no such recurring job exists; ERGA-0251 if it does not fire as was seen (any more); ERGA-0252
     *     if an annotation declares it; ERGA-0209, ERGA-0231, ERGA-0232 or ERGA-0239 if what is wanted makes no sense
     */
    boolean editRecurring(String id, RecurringTimes seen, RecurringTimes wanted, Signature by);

    /**
     * Cancels a batch: its members that have not ended are deleted, or asked to stop.
     *
     * @return false if it has ended, was cancelled before, or does not exist
     */
    boolean cancelBatch(BatchId batch, Signature by);

    /**
     * Puts the jobs of a batch that have failed back to Enqueued, their attempts counted from zero, the oldest first; one entry
     * of the audit tells how many. What has failed in batches inside it stays. The batch goes on if it had ended.
     *
     * @param most how many at most, 1 to 1,000; the next call takes the next
     * @return how many
     */
    int requeueBatch(BatchId batch, int most, Signature by);

    /**
     * Quiets a node: from its next heartbeat on it takes no more jobs, and finishes what it has. It fires schedules and looks
     * after the jobs of others as before. Once it is started again, or has lost its lease, it takes jobs again.
     *
     * @param node the {@linkplain NodeDetails#id() incarnation}
     * @return false if it is quiet already, dead or unknown
     */
    boolean quietNode(String node, Signature by);

    /**
     * Has a quiet node take jobs again, from its next heartbeat on.
     *
     * @param node the {@linkplain NodeDetails#id() incarnation}
     * @return false if it is not quiet (any more)
     */
    boolean wakeNode(String node, Signature by);

    /**
     * Asks a node what its running jobs are doing: from its next heartbeat on, {@link JobMonitor#stacks} has the stacks of their
     * threads. What it had told before is forgotten.
     *
     * @param node the {@linkplain NodeDetails#id() incarnation}
     * @return false if it is dead or unknown, or has no workers
     */
    boolean askStacks(String node, Signature by);

    /**
     * Does several actions in one transaction, each with its own entry. One confirmation is good for all of them, and used up by
     * the first that changes something.
     *
     * @param actions what to do, with the operator that it is given. It is run from the beginning again where the database asks
     *     for that, and so does nothing else
     */
    <T> T together(Function<JobOperator, T> actions);

    /**
     * Puts in a job of a method that is marked {@code @BackgroundJob(startable = true)}, in the person's name. Its options are
     * those that are declared.
     *
     * @param method its name on this node, one of {@link JobMonitor#startable}
     * @param arguments one JSON text for each parameter, such as {@code 42} or {@code "a text"}; read as the declared types and
     *     nothing else
     * @param due when it may start
     * @return the new job
     * @throws JobsException ERGA-0247 if people may not start such a method; ERGA-0212 if there are more or fewer arguments
     *     than parameters
     * @throws ArgumentsRefusedException if an argument is not of its parameter's type, or breaks a constraint of Jakarta
     *     Validation where the container has a validator; it says which and why
     */
    JobId start(String method, List<String> arguments, Due due, Signature by);
}
