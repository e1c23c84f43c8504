package dev.erga.engine.message;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;
import java.time.Duration;
import java.util.Collection;

/** The numbered errors and reports of the engine: 02xx calls, 03xx running, 06xx nodes. */
public final class Messages {

    private static final String FORM = "write a direct method reference such as jobs.enqueue(Emails::sendWelcome, 42L)";

    private Messages() {}

    // Calls

    /** Somebody named a job that is not there. */
    public static Problem noSuchJob(JobId job) {
        return Problem.of("ERGA-0202", "there is no job " + job)
                .why("it was never committed, or it has been pruned since it ended")
                .fix("look its label or name up on the dashboard");
    }

    /** Somebody wants to add to a batch that is over. */
    public static Problem batchOver(BatchId batch) {
        return Problem.of("ERGA-0218", "nothing can be added to batch " + batch)
                .why("each of its members has ended, or no such batch was committed, or it has been pruned since")
                .fix("add members while one of them runs, or make another batch");
    }

    /** Somebody named a schedule that is not there. */
    public static Problem noSuchSchedule(String recurringId) {
        return Problem.of("ERGA-0203", "there is no recurring job \"" + shortened(recurringId) + "\"")
                .why(
                        "no @Recurring of a deployment that works with this database has that id, and no code has made one")
                .fix("check the spelling against the annotation, or against the call that makes it");
    }

    /** A lambda, or a reference to something that is not an instance method of a bean. */
    public static Problem notAMethodReference(String found) {
        return Problem.of("ERGA-0210", "this is not a reference to a job method")
                .why("only a direct reference to an instance method of a bean can be stored, this is " + found)
                .fix(FORM + "; pass what the lambda would capture as arguments");
    }

    /** A reference to a method that was not declared. */
    public static Problem notDeclared(String reference, Collection<String> near) {
        Problem problem = Problem.of("ERGA-0211", reference + " is not a job method")
                .why("no bean of this deployment has that method annotated with @BackgroundJob or @Recurring");
        return near.isEmpty()
                ? problem.fix("annotate it, and make sure that its class is a bean")
                : problem.fix("annotate it, or did you mean " + String.join(", ", near) + "?");
    }

    /** A reference that several declarations answer to. */
    public static Problem ambiguous(String reference, Collection<String> names) {
        return Problem.of("ERGA-0211", reference + " does not say which job method is meant")
                .why("it stands for " + String.join(", ", names))
                .fix("name the bean's own class in the method reference");
    }

    /** A schedule whose job method this deployment does not have. */
    public static Problem scheduleOfAnother(String recurringId, String jobName) {
        return Problem.of("ERGA-0211", jobName + " is not a job method")
                .at("recurring job \"" + recurringId + "\"")
                .why("the recurring job belongs to another deployment or version that shares this database")
                .fix("trigger it from that deployment");
    }

    /** Arguments that JSON cannot carry. */
    public static Problem badArgument(String jobName, String parameter, String why) {
        return Problem.of("ERGA-0212", "an argument of " + jobName + " cannot be stored")
                .at(parameter)
                .why(shortened(why))
                .fix("pass ids, numbers, texts, times, or records and lists of them");
    }

    /** Not as many arguments as the method has parameters. */
    public static Problem wrongNumberOfArguments(String jobName, int expected, int found) {
        return Problem.of("ERGA-0212", "the arguments of " + jobName + " do not fit its parameters")
                .why("it takes " + expected + ", was given " + found)
                .fix("pass one argument for each parameter");
    }

    /** Arguments beyond the limit. */
    public static Problem tooLarge(String jobName, int bytes, int limit) {
        return Problem.of("ERGA-0213", "the arguments of " + jobName + " are too large")
                .why("as JSON they take " + bytes + " bytes, at most " + limit + " are stored")
                .fix("store the data yourself, in the same transaction, and pass its id");
    }

    /** A queue that nobody would ever work. */
    public static Problem unknownQueue(String queue, Collection<String> known) {
        return Problem.of("ERGA-0214", "there is no queue \"" + queue + "\"")
                .why("known are " + String.join(", ", known))
                .fix("name it in a @BackgroundJob or in erga.queues, so that a node works it");
    }

    /** The store failed with something other than its own kind of exception. */
    public static Problem notStored(String what) {
        return Problem.of("ERGA-0215", what + " could not be stored")
                .why("see the cause")
                .fix("try again once the database answers");
    }

    /** A commit of our own that did not tell how it ended. */
    public static Problem storedInDoubt(String what) {
        return Problem.of("ERGA-0216", "nobody knows whether " + what + " was stored")
                .why("the connection broke while the transaction was being committed")
                .fix("look it up before doing the same again");
    }

    /** The store failed with something other than its own kind of exception. */
    public static Problem notRead() {
        return Problem.of("ERGA-0217", "the jobs could not be read")
                .why("see the cause")
                .fix("try again once the database answers");
    }

    /** Nobody would know why nothing runs. */
    public static Problem pauseWithoutReason(String queue) {
        return Problem.of("ERGA-0245", "queue \"" + shortened(queue) + "\" was to be paused without a reason")
                .why("who finds it standing still has to know why")
                .fix("say it in a few words");
    }

    /** A result that is not what its reader takes it for. */
    public static Problem resultUnreadable(JobId job, Class<?> type, Exception why) {
        return Problem.of("ERGA-0240", "the result of a job cannot be read as " + type.getName())
                .at("job " + job)
                .why(shortened(String.valueOf(why.getMessage())))
                .fix(
                        "name the type that the job method hands to JobContext.result: a record, an array, a text, a number");
    }

    // Running

    /** The job context was asked on a thread that runs no attempt. */
    public static Problem noAttempt() {
        return Problem.of("ERGA-0301", "no job runs on this thread")
                .why("a JobContext speaks of the attempt that runs on the calling thread, this is "
                        + Thread.currentThread().getName())
                .fix("ask it in the job method, and hand what you need to other threads");
    }

    /** A wait that ends before it begins. */
    public static Problem negativeRetryAfter(Duration delay) {
        return Problem.of("ERGA-0302", "a job cannot be retried " + delay + " from now")
                .why("a delay must not be negative")
                .fix("say Duration.ZERO to retry at once");
    }

    /** An attempt goes on although its thread was interrupted. */
    public static Problem ignoresInterruption(String jobName, JobId job, String why) {
        return Problem.of("ERGA-0303", jobName + " goes on although it was interrupted")
                .at("job " + job)
                .why(why + "; until its method returns it keeps a worker of this node")
                .fix("let the method end when its thread is interrupted, or ask JobContext.isCancelled() now and then");
    }

    /** The end of an attempt was not written, since others may decide about the job now. */
    public static Problem endNotWritten(String jobName, JobId job) {
        return Problem.of("ERGA-0304", "an attempt of " + jobName + " ended after its lease was gone")
                .at("job " + job)
                .why("its node was taken for dead, or it was given to another one");
    }

    /** The end of one attempt could not be written although others could. */
    public static Problem endRefused(String jobName, JobId job) {
        return Problem.of("ERGA-0305", "the store refuses to write how an attempt of " + jobName + " ended")
                .at("job " + job)
                .why("see the cause; what it threw will be left out");
    }

    /** The reason of a job that failed because its stored arguments are not what its method takes. */
    public static String argumentsUnreadable(String why) {
        return "ERGA-0306  its arguments cannot be read, so it was not run. " + why
                + " Deploy code that can read them, or correct them in the row; then requeue the job.";
    }

    /** The method of a job without a transaction began one and did not end it. */
    public static Problem leftTransaction(String jobName, JobId job) {
        return Problem.of("ERGA-0307", jobName + " began a transaction and did not end it")
                .at("job " + job)
                .why("it was rolled back, since the next job on this worker would have been drawn into it")
                .fix("end each transaction in a finally block, or let @Transactional do it");
    }

    /** Jobs that shared a transaction could not commit together. */
    public static Problem chunkRolledBack(String jobName, int jobs, String why) {
        return Problem.of(
                        "ERGA-0308",
                        jobs + " jobs of " + jobName + " could not share a transaction; each runs alone now")
                .why(why)
                .fix("nothing, if it is rare; else a smaller chunk, or none, saves running them twice");
    }

    /** Less than nothing to do, or done. */
    public static Problem negativeProgress(long number) {
        return Problem.of("ERGA-0310", "a job's progress cannot be " + number)
                .why("what is done, and what there is to do, must not be negative")
                .fix("count from zero upwards");
    }

    /** A word too many. */
    public static Problem tooManyLabels(int most) {
        return Problem.of("ERGA-0311", "one attempt adds more than " + most + " labels")
                .why("labels are for finding jobs, and each is a row")
                .fix("log what is only to be read: JobContext.log()");
    }

    /** What a job told could not be written although others could. */
    public static Problem notesRefused(JobId job) {
        return Problem.of("ERGA-0312", "the store refuses to write what a job told; that is left out")
                .at("job " + job)
                .why("see the cause");
    }

    /** Something that JSON cannot carry. */
    public static Problem badValue(String what, String jobName, String why) {
        return Problem.of("ERGA-0313", "a " + what + " of " + jobName + " cannot be stored")
                .why(shortened(why))
                .fix("hand over a record, an array, a text, a number or a time");
    }

    /** A value beyond the limit. */
    public static Problem valueTooLarge(String what, String jobName, int bytes, int limit) {
        return Problem.of("ERGA-0314", "a " + what + " of " + jobName + " is too large")
                .why("as JSON it takes " + bytes + " bytes, at most " + limit + " are stored")
                .fix("store the data yourself and hand over its id");
    }

    /** A checkpoint that would outlive the work it tells of. */
    public static Problem checkpointOfTransaction(String jobName) {
        return Problem.of("ERGA-0315", jobName + " is transactional and cannot have checkpoints")
                .why(
                        "all of an attempt's work commits with its end or not at all, so a failed one leaves nothing to resume"
                                + " from")
                .fix("say @BackgroundJob(transactional = false), and commit each step together with its checkpoint");
    }

    /** A checkpoint, or the question for it, of an attempt that others have followed. */
    public static Problem checkpointFenced(String jobName, JobId job) {
        return Problem.of("ERGA-0316", jobName + " must not go on, since its lease is gone")
                .at("job " + job)
                .why(
                        "its node was taken for dead, or the job was given to another one; the transaction can only roll back")
                .fix("nothing: let the exception pass; another attempt resumes from the last checkpoint");
    }

    /** A checkpoint that is not what the method takes it for. */
    public static Problem checkpointUnreadable(String jobName, JobId job, Class<?> type, Exception why) {
        return Problem.of("ERGA-0317", "the checkpoint of " + jobName + " cannot be read as " + type.getName())
                .at("job " + job)
                .why(shortened(String.valueOf(why.getMessage())))
                .fix("deploy code that reads what an earlier version kept");
    }

    /** A secret without a key to keep it. */
    public static Problem noEncryptionKey(String jobName) {
        return Problem.of("ERGA-0320", jobName + " has a @Sensitive parameter, and there is no key to encrypt it with")
                .why("its arguments would stand in the database for all to read")
                .fix(
                        "make a key, such as with \"openssl rand -base64 32\", and give it to every node as erga.encryption.key");
    }

    /** Why an argument cannot be read; half a sentence. */
    public static String unknownEncryptionKey(String keyId) {
        return "ERGA-0323 it is encrypted with key \"" + keyId + "\", which this node does not have; give it as"
                + " erga.encryption.old-keys." + keyId;
    }

    /** Why an argument cannot be read; half a sentence. */
    public static String sealBroken(String keyId) {
        return "ERGA-0324 it was not encrypted so, for this job, with the key that is known here as \"" + keyId + "\"";
    }

    /** A secret that would stay in a schedule. */
    public static Problem sensitiveSchedule(String jobName) {
        return Problem.of("ERGA-0325", jobName + " has a @Sensitive parameter and cannot be called by a schedule")
                .why("a schedule keeps its arguments for as long as it exists")
                .fix("pass an id, and let the job look the secret up");
    }

    /** Arguments that nobody at Erga has written. */
    public static Problem notAnArray() {
        return Problem.of("ERGA-0212", "the arguments are not a JSON array");
    }

    // Nodes

    /** A round of a loop threw. */
    public static Problem roundFailed(String loop) {
        return Problem.of("ERGA-0601", "a round of erga-" + loop + " failed and will be tried again");
    }

    /** The store did not answer when the node started. */
    public static Problem notJoined() {
        return Problem.of("ERGA-0602", "this node could not join yet and will go on trying")
                .why("see the cause")
                .fix("nothing, if the database comes back");
    }

    /** This node has lost its lease. */
    public static Problem leaseLost(String nodeName, String node, String why) {
        return Problem.of("ERGA-0603", "node " + nodeName + " has lost its lease and stops what it runs")
                .at("incarnation " + node)
                .why(why)
                .fix("it joins again by itself; if this happens often, look at the database or raise erga.lease");
    }

    /** An observer threw. */
    public static Problem observerFailed(String event) {
        return Problem.of("ERGA-0604", "an observer of " + event + " threw; the jobs go on")
                .why("see the cause")
                .fix("catch exceptions in the observer");
    }

    /** A maintenance duty threw. */
    public static Problem dutyFailed(String duty) {
        return Problem.of("ERGA-0605", "this node could not " + duty + " and will try again");
    }

    /** A schedule could not be stored or fired. */
    public static Problem notFired(String recurringId) {
        return Problem.of(
                "ERGA-0606", "recurring job \"" + recurringId + "\" could not be fired; it will be tried again");
    }

    static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
