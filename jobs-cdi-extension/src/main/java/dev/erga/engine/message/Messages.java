package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;
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

    /** Somebody named a schedule that is not there. */
    public static Problem noSuchSchedule(String recurringId) {
        return Problem.of("ERGA-0203", "there is no recurring job \"" + shortened(recurringId) + "\"")
                .why("no @Recurring of a deployment that works with this database has that id")
                .fix("check the spelling against the annotation");
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

    // Nodes

    /** A round of a loop threw. */
    public static Problem roundFailed(String loop) {
        return Problem.of("ERGA-0601", "a round of erga-" + loop + " failed and will be tried again");
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
