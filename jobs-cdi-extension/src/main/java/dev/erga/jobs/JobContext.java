package dev.erga.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a running attempt may ask and say. Inject it into the bean of the job method, whatever its scope; it always
 * speaks of the attempt that runs on the current thread. Every method throws {@link JobsException} ERGA-0301 on a thread
 * that runs no attempt.
 */
public interface JobContext {

    /** The job this attempt belongs to. */
    JobId id();

    /**
     * The job method's name, such as {@code Emails.sendWelcome}: its present one, also if the job was stored under a {@linkplain
     * BackgroundJob#formerly() former} one.
     */
    String name();

    /** The queue it was taken from. */
    String queue();

    /** Which attempt this is: 1 for the first. */
    int attempt();

    /** How many attempts there may be, the first included. */
    int maxAttempts();

    /**
     * The fencing token: it rises with every grant of the right to run this job. Hand it to a remote system that can
     * refuse a lower one, to keep out an attempt that froze and woke up after the job was given to another node.
     */
    long token();

    /** The same text for every attempt of this job: hand it to remote systems that can drop repetitions. */
    String idempotencyKey();

    /** The nominal time of the fire that made this job, if a schedule did. */
    Optional<Instant> firedFor();

    /** Whose job it is, if its caller said so. Read from the database when it is first asked for. */
    Optional<String> tenant();

    /** Who enqueued it, where the container knew. Read from the database when it is first asked for. */
    Optional<String> createdBy();

    /** When it was stored, by the database's clock. Read from the database when it is first asked for. */
    Instant createdAt();

    /** The job or batch that it was put in to follow, if it was. Read from the database when it is first asked for. */
    Optional<Parent> parent();

    /**
     * What the job that it follows has left with {@link #result}. Read in the current transaction each time it is asked for.
     *
     * @param type as what it is read, by the rules of arguments: a record, an array, a text, a number
     * @return empty if it follows no job or a batch, or if its parent has not succeeded, has left nothing, or has been pruned
     * @throws JobsException ERGA-0318 if it cannot be read as that type
     */
    <T> Optional<T> parentResult(Class<T> type);

    /**
     * Begins to show how far this attempt has come, from zero; see {@link Progress}. What an earlier attempt or call showed is
     * forgotten. After the attempt's end the last state stays.
     *
     * @param total how much there is to do, zero or more; with less, or with more done than that, what is shown is wrong
     *     and nothing else
     * @throws JobsException ERGA-0310 if it is negative
     */
    Progress progress(long total);

    /**
     * The same elements; going over them shows how far this attempt has come, as {@link #progress} does: an element is done
     * when the next one is asked for. The total is known if it is a collection, otherwise only the number is shown.
     */
    <T> Iterable<T> track(Iterable<T> elements);

    /** Lines that are kept and shown with the job. */
    JobLog log();

    /**
     * Adds a word by which the job can be found, a moment later and whether or not the attempt ends well. A job has at most
     * 50 labels; further ones are left out.
     *
     * @param word 1 to 100 characters
     * @throws JobsException ERGA-0206 if it is blank or too long, ERGA-0311 for the eleventh word of one attempt
     */
    void label(String word);

    /**
     * Leaves a value for others: {@link JobScheduler#result} and the dashboard show it once the job has succeeded. It is
     * stored together with that, and not at all if the attempt does not end well; the last one counts.
     *
     * @param value what JSON can carry, at most 64 KB
     * @throws JobsException ERGA-0313 if JSON cannot carry it, ERGA-0314 if it is too large
     */
    void result(Object value);

    /**
     * Keeps how far the job has come, so that the next attempt can resume from here should this one fail or its node die.
     * Only for jobs with {@code transactional = false}.
     *
     * <p>If the calling thread is in a transaction, the checkpoint is part of it: commit each step of the work together with its
     * checkpoint, and no step is done twice or left out. The job's row stays locked until that transaction ends, so keep the
     * checkpoint last. Otherwise it is stored at once. It replaces the one before, and is gone when the job has succeeded.
     *
     * @param value what JSON can carry, at most 64 KB
     * @throws JobsException ERGA-0313 or ERGA-0314 if it cannot be stored, ERGA-0315 in a transactional job, ERGA-0316 if the
     *     lease is gone: others may run the job by now, and the current transaction can only roll back
     */
    void checkpoint(Object value);

    /**
     * What was last kept with {@link #checkpoint(Object)}, by this attempt or an earlier one.
     *
     * @param type as what it is read
     * @throws JobsException ERGA-0316 if the lease is gone, ERGA-0317 if it cannot be read as that type
     */
    <T> Optional<T> checkpoint(Class<T> type);

    /** Whether the job was asked to stop, timed out, or its node lost its lease or is shutting down. */
    boolean isCancelled();

    /**
     * Stops here if {@link #isCancelled()}. Call it now and then in a long loop.
     *
     * @throws JobCancelledException if the job was asked to stop
     */
    void throwIfCancelled();

    /**
     * Should this attempt fail, the next one waits this long instead of the backoff. Say it before throwing; it counts
     * as an attempt like any other.
     *
     * @param delay zero or more
     */
    void retryAfter(Duration delay);
}
