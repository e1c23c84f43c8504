package dev.erga.engine.message;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;

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

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
