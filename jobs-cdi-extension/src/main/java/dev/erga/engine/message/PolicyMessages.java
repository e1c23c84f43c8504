package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;
import java.util.Collection;

/** The numbered errors and reports about what job methods say of their ends, and of those whom they follow. */
public final class PolicyMessages {

    private static final int LONGEST = 300;

    private PolicyMessages() {}

    /** The result of a parent that is not what its continuation takes it for. */
    public static Problem parentResultUnreadable(String jobName, JobId parent, Class<?> type, Exception why) {
        return Problem.of("ERGA-0318", "the result that " + jobName + " follows cannot be read as " + type.getName())
                .at("its parent, job " + parent)
                .why(shortened(String.valueOf(why.getMessage())))
                .fix("name the type that the parent hands to JobContext.result: a record, an array, a text, a number");
    }

    /** Somebody wants to close a breaker that is none. */
    public static Problem noBreaker(String jobName, Collection<String> known) {
        return Problem.of("ERGA-0225", "there is no breaker of \"" + shortened(jobName) + "\"")
                .why("no job method of that name says when it is to rest, and no failure of it was counted")
                .fix(
                        known.isEmpty()
                                ? "say it, such as with @BackgroundJob(breaker = \"5 PT1M\")"
                                : "check the spelling: " + String.join(", ", known) + " have one");
    }

    /** A job method has failed so often that it rests. */
    public static Problem breakerOpened(String jobName, int failures, String rest, String why) {
        return Problem.of("ERGA-0319", "no job of " + jobName + " is started for " + rest)
                .why(failures + " attempts have failed in a row, the last one so: " + shortened(why))
                .fix("nothing, if it heals: one job is tried then. JobScheduler.resetBreaker ends the rest at once");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
