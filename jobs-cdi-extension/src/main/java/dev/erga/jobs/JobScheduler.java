package dev.erga.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts jobs in: now, later, in bulk. Inject it into CDI beans, EJBs, REST resources and servlets.
 *
 * <p>In a JTA transaction the job is stored by that transaction: rolled back with it, invisible to workers until it
 * commits. Without one, the call stores the job in a transaction of its own and returns when that has committed.
 *
 * <p>Every method that takes a {@link JobMethod} throws {@link JobsException}: ERGA-0210 for a lambda with a body,
 * ERGA-0211 for a method that is not a declared job method, ERGA-0212 for arguments that cannot be written as JSON,
 * ERGA-0213 for arguments beyond 64 KB, ERGA-0214 for a queue that no configuration knows, ERGA-0430 for a parent that
 * does not exist. Nothing is stored then.
 *
 * <p>A continuation is Awaiting until its parent ends. The parent's own transaction then decides about it, once: Enqueued if
 * the parent ended as {@link After} says, Deleted if that cannot happen any more; a parent that has ended already decides at
 * once. A parent may have many continuations, and a continuation its own. To add one waits for whoever is just writing the
 * parent's end, and keeps the parent from ending until the caller's transaction does.
 *
 * <p>A call with a {@linkplain JobOptions#uniqueBy(String) key} locks that key until its transaction ends; others that say the
 * same key wait for that, nobody else does. Only {@code put} and what leads to it take keys: bulk and recurring jobs with one are
 * refused, ERGA-0221 and ERGA-0222, and so is a {@linkplain JobOptions#debounce(String, java.time.Duration) burst} with a time, a
 * parent or a batch of its own, ERGA-0223.
 *
 * <p>Thread-safe.
 */
public interface JobScheduler {

    /**
     * The one way in that all others lead to.
     *
     * @param due when the job may start
     * @param method a direct method reference to a declared job method
     * @param arguments one for each of the method's parameters, in order
     * @return the job that stands for the call: its own, or one of an earlier call with the same {@linkplain Uniqueness key}
     * @throws KeyTakenException ERGA-0220 if there is one and the call asked to be rejected then
     */
    JobId put(Due due, JobMethod method, @Nullable Object... arguments);

    /** Runs the method as soon as a worker of its queue is free. */
    default <B> JobId enqueue(JobMethod.Of0<B> method) {
        return put(Due.now(), method);
    }

    /** Runs the method as soon as a worker of its queue is free. */
    default <B, P1> JobId enqueue(JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.now(), method, arg1);
    }

    /** Runs the method as soon as a worker of its queue is free. */
    default <B, P1, P2> JobId enqueue(JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.now(), method, arg1, arg2);
    }

    /** Runs the method as soon as a worker of its queue is free. */
    default <B, P1, P2, P3> JobId enqueue(JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.now(), method, arg1, arg2, arg3);
    }

    /** Runs the method as soon as a worker of its queue is free. */
    default <B, P1, P2, P3, P4> JobId enqueue(
            JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.now(), method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method as soon as a worker of its queue is free. */
    default <B, P1, P2, P3, P4, P5> JobId enqueue(
            JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return put(Due.now(), method, arg1, arg2, arg3, arg4, arg5);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B> JobId schedule(Duration delay, JobMethod.Of0<B> method) {
        return put(Due.in(delay), method);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B, P1> JobId schedule(Duration delay, JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.in(delay), method, arg1);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B, P1, P2> JobId schedule(Duration delay, JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.in(delay), method, arg1, arg2);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B, P1, P2, P3> JobId schedule(
            Duration delay, JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.in(delay), method, arg1, arg2, arg3);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B, P1, P2, P3, P4> JobId schedule(
            Duration delay, JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.in(delay), method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method once the delay, which may be zero but not negative, has passed on the database's clock. */
    default <B, P1, P2, P3, P4, P5> JobId schedule(
            Duration delay, JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return put(Due.in(delay), method, arg1, arg2, arg3, arg4, arg5);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B> JobId schedule(Instant at, JobMethod.Of0<B> method) {
        return put(Due.at(at), method);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B, P1> JobId schedule(Instant at, JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.at(at), method, arg1);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B, P1, P2> JobId schedule(Instant at, JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.at(at), method, arg1, arg2);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B, P1, P2, P3> JobId schedule(Instant at, JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.at(at), method, arg1, arg2, arg3);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B, P1, P2, P3, P4> JobId schedule(
            Instant at, JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.at(at), method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method at an instant of the database's clock; one in the past means now. */
    default <B, P1, P2, P3, P4, P5> JobId schedule(
            Instant at, JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return put(Due.at(at), method, arg1, arg2, arg3, arg4, arg5);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B> JobId continueWith(Parent parent, JobMethod.Of0<B> method) {
        return put(Due.following(parent, After.SUCCESS), method);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B, P1> JobId continueWith(Parent parent, JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.following(parent, After.SUCCESS), method, arg1);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B, P1, P2> JobId continueWith(Parent parent, JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.following(parent, After.SUCCESS), method, arg1, arg2);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B, P1, P2, P3> JobId continueWith(
            Parent parent, JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.following(parent, After.SUCCESS), method, arg1, arg2, arg3);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B, P1, P2, P3, P4> JobId continueWith(
            Parent parent, JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.following(parent, After.SUCCESS), method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method after the parent, a job or batch, has succeeded. See {@link After#SUCCESS}. */
    default <B, P1, P2, P3, P4, P5> JobId continueWith(
            Parent parent, JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return put(Due.following(parent, After.SUCCESS), method, arg1, arg2, arg3, arg4, arg5);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B> JobId continueWith(Parent parent, After after, JobMethod.Of0<B> method) {
        return put(Due.following(parent, after), method);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B, P1> JobId continueWith(Parent parent, After after, JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.following(parent, after), method, arg1);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B, P1, P2> JobId continueWith(
            Parent parent, After after, JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.following(parent, after), method, arg1, arg2);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B, P1, P2, P3> JobId continueWith(
            Parent parent, After after, JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.following(parent, after), method, arg1, arg2, arg3);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B, P1, P2, P3, P4> JobId continueWith(
            Parent parent, After after, JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.following(parent, after), method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method after the parent, a job or batch, has ended in that way. */
    default <B, P1, P2, P3, P4, P5> JobId continueWith(
            Parent parent,
            After after,
            JobMethod.Of5<B, P1, P2, P3, P4, P5> method,
            P1 arg1,
            P2 arg2,
            P3 arg3,
            P4 arg4,
            P5 arg5) {
        return put(Due.following(parent, after), method, arg1, arg2, arg3, arg4, arg5);
    }

    /**
     * Enqueues one job for each element, in memory that does not grow with their number. In a JTA transaction all of
     * them become visible together; without one they are stored in groups, and an exception from the stream or the
     * database leaves the groups before it stored. No {@code JobEnqueued} is told for them. The stream is closed.
     *
     * @return how many jobs were enqueued
     */
    <B, P1> long enqueueAll(JobMethod.Of1<B, P1> method, Stream<? extends P1> arguments);

    /**
     * Makes a batch: jobs that are counted together and whose end others can wait for. All of its members are stored or none
     * is: in the caller's JTA transaction, or else in one of its own, which may take half an hour. Members are stored while
     * the callback goes on, in memory that does not grow with their number; none runs before the transaction commits.
     *
     * @param name for people; of more than 200 characters the rest is cut off
     * @param members puts them in; what it throws rolls all of it back
     * @return the batch, also if it has no members: it then ends at once
     */
    BatchId batch(String name, Consumer<JobBatch> members);

    /**
     * Adds members to a batch that has not ended. A member may do so while it runs; its batch does not end before that.
     * Joins the caller's transaction; anybody but a member keeps the batch's counts from going on until that ends.
     *
     * @throws JobsException ERGA-0218 if the batch has ended or does not exist; nothing is stored then
     */
    void addTo(BatchId batch, Consumer<JobBatch> members);

    /**
     * Deletes those members of a batch that have not ended, within seconds, and asks those that run to stop; batches among
     * its members are cancelled too. It ends Deleted, or Failed if a member had failed. Joins the caller's transaction.
     *
     * @return false if it had ended or was cancelled already, or does not exist
     */
    boolean cancel(BatchId batch);

    /**
     * Puts a job that is Succeeded, Failed, Deleted, Scheduled or Held back to Enqueued with its attempts counted from
     * zero again. Joins the caller's transaction.
     *
     * @return false if it is Enqueued or Processing already, so that there is nothing to do
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean requeue(JobId id);

    /**
     * Takes a job away. One that is running is asked to stop: its thread is interrupted, {@link
     * JobContext#throwIfCancelled()} throws, and it ends Deleted unless it ends well first. Joins the caller's
     * transaction.
     *
     * @return false if it had ended already, so that there is nothing to do
     * @throws JobsException ERGA-0202 if no such job exists
     */
    boolean delete(JobId id);

    /**
     * Enqueues a run of a recurring job now, beside its schedule, which it does not move. Joins the caller's
     * transaction.
     *
     * @throws JobsException ERGA-0203 if no recurring job has that id
     */
    JobId triggerNow(String recurringId);

    /**
     * A recurring job by its id, declared by {@link Recurring} or made by this very method: {@code
     * jobs.recurring("price-sync").cron("0 6 * * *").call(Prices::sync, shopId)}. Nothing is read or written
     * before one of its methods is called.
     *
     * @param id 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -
     * @throws JobsException ERGA-0230 if the id is no id
     */
    RecurringJob recurring(String id);

    /**
     * Pauses a queue on all nodes: as soon as this is committed, nothing is taken out of it any more. What runs goes on, and
     * jobs can still be put in. Joins the caller's transaction.
     *
     * @param why the reason for those who wonder, shown beside the caller's name; not blank, at most 2,000 characters are
     *     kept
     * @return false if it was paused already; who paused it and why then stays as it was
     * @throws JobsException ERGA-0214 if nobody knows that queue, ERGA-0245 if the reason is blank
     */
    boolean pauseQueue(String queue, String why);

    /**
     * Lets the jobs of a paused queue go on, on all nodes. Joins the caller's transaction.
     *
     * @return false if it was not paused
     * @throws JobsException ERGA-0214 if it was not paused and nobody knows that queue
     */
    boolean resumeQueue(String queue);

    /**
     * Closes the breaker of a job method on all nodes, and forgets the failures that were counted. Joins the caller's
     * transaction.
     *
     * @param jobName the job method's name, such as {@code Emails.sendWelcome}
     * @return false if no failure was counted, so that there is nothing to do
     * @throws JobsException ERGA-0225 if none was and no job method of that name has a {@linkplain BackgroundJob#breaker
     *     breaker} here
     */
    boolean resetBreaker(String jobName);

    /**
     * What a job has left with {@link JobContext#result}. Joins the caller's transaction.
     *
     * @param type as what it is read, by the rules of arguments: a record, an array, a text, a number
     * @return empty if the job has not succeeded, has left nothing, or does not exist (any more)
     * @throws JobsException ERGA-0240 if it cannot be read as that type
     */
    <T> Optional<T> result(JobId id, Class<T> type);

    /** The same scheduler with other options for the jobs put in through it; the receiver does not change. */
    JobScheduler with(JobOptions options);
}
