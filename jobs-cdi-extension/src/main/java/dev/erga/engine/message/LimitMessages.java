package dev.erga.engine.message;

import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.JobLimit;

/** The numbered errors about places that jobs share. */
public final class LimitMessages {

    private LimitMessages() {}

    public static Problem noValue(String jobName, String key, String slot) {
        return Problem.of("ERGA-0228", "the limit \"" + key + "\" of " + jobName + " has no value for " + slot)
                .why(
                        "the argument is null there, has no such value, or holds more than a text, a number or a truth value")
                .fix("enqueue it with that value, or change the limit of the job method");
    }

    public static Problem badLength(String jobName, String key, int length) {
        return Problem.of(
                        "ERGA-0229",
                        "the limit \"" + key + "\" of " + jobName + " becomes a key of " + length + " characters")
                .why("a key has 1 to " + JobLimit.LONGEST_KEY + " characters and is not blank")
                .fix("make it of something shorter, such as an id");
    }

    public static Problem notForSchedules(String recurringId) {
        return Problem.of("ERGA-0246", "recurring job \"" + recurringId + "\" cannot be given a limit of its own")
                .why("its runs follow the limit that their job method declares")
                .fix("leave JobOptions.limit out, and say @BackgroundJob(limit = ...) at the method");
    }
}
